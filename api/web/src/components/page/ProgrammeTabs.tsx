import { NavLink } from 'react-router';
import type { Programme } from '@/api/types';
import { useNamed, useT } from '@/app/language';

// One tab a programme, as links.
export function ProgrammeTabs({ programmes, to }: { programmes: readonly Programme[]; to: (id: string) => string }) {
  const t = useT();
  const named = useNamed();
  return (
    <nav className="tabs" aria-label={t('programme')}>
      {programmes.map((p) => (
        <NavLink key={p.id} to={to(p.id)}>
          {named(p.name)}
        </NavLink>
      ))}
    </nav>
  );
}
