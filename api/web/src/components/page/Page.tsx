import { useEffect, type ReactNode } from 'react';
import { useT } from '@/app/language';

// A page's heading, with what can be done on it, and the window's title.
export function Page({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const t = useT();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        {tools && <div className="page-tools">{tools}</div>}
      </div>
      {children}
    </div>
  );
}

export function Section({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}
