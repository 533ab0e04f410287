// The frame round every page: skip link, header, menu by role, main.
import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { inboxCountsQuery } from '@/api/cases';
import { FlashRegion } from '@/components/page/Flash';
import { useT } from './language';
import { menuOf } from './menu';
import { useMe } from './session';
import { ShellHeader } from './ShellHeader';

export function Shell() {
  const t = useT();
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <ShellHeader account={<Link className="account-link" to="/account">{t('menu.account')}</Link>} />
      <Menu />
      <main id="main" tabIndex={-1}>
        <FlashRegion />
        <FocusOnChange />
        <Outlet />
      </main>
    </div>
  );
}

function Menu() {
  const t = useT();
  const { role } = useMe();
  const items = menuOf(role);
  const counts = useQuery({
    ...inboxCountsQuery,
    enabled: items.some((item) => item.to === '/inbox'),
  });
  return (
    <nav className="menu" aria-label={t('shell.menu')}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to}>
              <span>{t(item.words)}</span>
              {item.to === '/inbox' && !!counts.data?.todo && (
                <span className="menu-count">
                  {counts.data.todo}
                  <span className="unseen"> {t('shell.waiting')}</span>
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// A new page begins at its top and is announced: focus moves into main, as after a page load.
function FocusOnChange() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return null;
}
