// All that is wrong with a form, at its top, each line leading to its field.
import { useEffect, useRef } from 'react';
import { useT } from '@/app/language';

export interface FieldError {
  id: string; // of the field's control
  text: string;
}

export function ErrorSummary({ errors, attempt }: { errors: readonly FieldError[]; attempt: number }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-error" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{t('errors.title', { n: errors.length })}</p>
      <ul>
        {errors.map((e) => (
          <li key={e.id + e.text}>
            <a
              href={`#${e.id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(e.id)?.focus();
              }}
            >
              {e.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
