// A label, its control, a hint and an error, tied together for screen readers.
import type { ReactNode } from 'react';
import { useT } from '@/app/language';

export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
}
interface Props {
  id: string;
  label: ReactNode;
  required?: boolean;
  hint?: ReactNode;
  error?: string;
  wide?: boolean;
  children: (control: ControlProps) => ReactNode;
}

export function Field({ id, label, required, hint, error, wide, children }: Props) {
  const t = useT();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={`field${wide ? ' field-wide' : ''}${error ? ' field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && <span className="required"> {t('field.required')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
