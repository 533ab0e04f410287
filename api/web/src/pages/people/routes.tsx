import { lazyPage } from '@/app/lazy_page';
import { office } from '@/app/roles';
import type { Subject } from '@/app/subject';

const PeoplePage = lazyPage(() => import('./PeoplePage'));

export const people: Subject = {
  routes: [{ path: '/people', element: <PeoplePage /> }],
  menu: [{ to: '/people', words: 'menu.people', roles: office }],
};
