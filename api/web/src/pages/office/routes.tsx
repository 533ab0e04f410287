import { lazyPage } from '@/app/lazy_page';
import type { Subject } from '@/app/subject';

const SystemPage = lazyPage(() => import('./system/SystemPage'));

export const office: Subject = {
  routes: [{ path: '/system', element: <SystemPage /> }],
  menu: [{ to: '/system', words: 'menu.system', roles: ['administrator', 'integrator'] }],
};
