import { Navigate } from 'react-router';
import { lazyPage } from '@/app/lazy_page';
import { office, registering } from '@/app/roles';
import type { Subject } from '@/app/subject';
import { InboxPage } from './inbox/InboxPage';

const ClaimPage = lazyPage(() => import('./claim/ClaimPage'));
const CasePage = lazyPage(() => import('./case/CasePage'));

// The inbox is where most begin, so it comes with the frame.
export const cases: Subject = {
  routes: [
    { path: '/inbox', element: <Navigate to="/inbox/todo" replace /> },
    { path: '/inbox/:list', element: <InboxPage /> },
    { path: '/claims/new', element: <ClaimPage /> },
    { path: '/claims/:claim', element: <CasePage /> },
  ],
  menu: [
    { to: '/inbox', words: 'menu.inbox', roles: office },
    { to: '/claims/new', words: 'menu.claim', roles: registering },
  ],
};
