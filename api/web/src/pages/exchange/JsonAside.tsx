// JSON beside the list it was opened from.
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'antd';
import { hand } from '@/api/download';
import { useT } from '@/app/language';

interface Props {
  title: string;
  text: string; // JSON
  file: string; // its name when downloaded
  takesFocus?: boolean; // otherwise the reader stays in the list
  tools?: ReactNode;
  onClose: () => void;
}

export function JsonAside({ title, text, file, takesFocus, tools, onClose }: Props) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus, title]);
  return (
    <aside className="json-aside" aria-label={title} onKeyDown={(e) => e.key === 'Escape' && onClose()}>
      <div className="section-head">
        <h2 ref={heading} tabIndex={-1} role={takesFocus ? undefined : 'status'}>
          {title}
        </h2>
        <span className="actions">
          {tools}
          <Button size="small" onClick={() => hand(new Blob([text], { type: 'application/json' }), file)}>
            {t('console.download')}
          </Button>
          <Button size="small" onClick={onClose}>
            {t('close')}
          </Button>
        </span>
      </div>
      <pre className="json" tabIndex={0}>
        {text}
      </pre>
    </aside>
  );
}

export const pretty = (value: unknown): string => JSON.stringify(value, undefined, 2);
