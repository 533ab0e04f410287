import { lazyPage } from '@/app/lazy_page';
import { district, town } from '@/app/roles';
import type { Subject } from '@/app/subject';

const RosterPage = lazyPage(() => import('./rosters/RosterPage'));
const AwardPage = lazyPage(() => import('./rosters/AwardPage'));
const RaisesPage = lazyPage(() => import('./raises/RaisesPage'));

export const awards: Subject = {
  routes: [
    { path: '/rosters', element: <RosterPage /> },
    { path: '/rosters/:programme', element: <RosterPage /> },
    { path: '/awards/:award', element: <AwardPage /> },
    { path: '/raises', element: <RaisesPage /> },
    { path: '/raises/:programme', element: <RaisesPage /> },
  ],
  menu: [
    { to: '/rosters', words: 'menu.rosters', roles: ['village_assistant', ...town] },
    { to: '/raises', words: 'menu.raises', roles: district },
  ],
};
