import { NavLink, useLocation } from 'react-router';
import type { Programme } from '@/api/types';
import { useNamed, useT } from '@/app/language';

// One tab a programme, as links that keep what the reader has narrowed the list to.
export function ProgrammeTabs({ programmes, to }: { programmes: readonly Programme[]; to: (id: string) => string }) {
  const t = useT();
  const named = useNamed();
  const { search } = useLocation();
  return (
    <nav className="tabs" aria-label={t('programme')}>
      {programmes.map((p) => (
        <NavLink key={p.id} to={{ pathname: to(p.id), search }}>
          {named(p.name)}
        </NavLink>
      ))}
    </nav>
  );
}
