import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';

interface Tab {
  to: string;
  words: ReactNode;
}

// The lists of a page, as links that keep what the reader has narrowed them to.
export function ListTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { search, state } = useLocation();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, words }) => (
        <NavLink key={to} to={{ pathname: to, search }} state={state}>
          {words}
        </NavLink>
      ))}
    </nav>
  );
}
