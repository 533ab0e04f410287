import { NavLink } from 'react-router';
import { useT } from '@/app/language';

export type ConsoleTab = 'topics' | 'tail' | 'webhooks' | 'senders' | 'facts' | 'departments';
const tabs: ConsoleTab[] = ['topics', 'tail', 'webhooks', 'senders', 'facts', 'departments'];

export function ConsoleTabs() {
  const t = useT();
  return (
    <nav className="tabs" aria-label={t('console.tabs')}>
      {tabs.map((tab) => (
        <NavLink key={tab} to={`/console/${tab}`}>
          {t(`console.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}
