import { Navigate } from 'react-router';
import { lazyPage } from '@/app/lazy_page';
import { district, officials, town } from '@/app/roles';
import type { Subject } from '@/app/subject';

const RollsPage = lazyPage(() => import('./rolls/RollsPage'));
const RollPage = lazyPage(() => import('./rolls/RollPage'));
const SettlementPage = lazyPage(() => import('./settlement/SettlementPage'));
const FundsPage = lazyPage(() => import('./funds/FundsPage'));
const RecoveriesPage = lazyPage(() => import('./recoveries/RecoveriesPage'));
const RecoveryPage = lazyPage(() => import('./recoveries/RecoveryPage'));
const MonthlyPage = lazyPage(() => import('./monthly/MonthlyPage'));

export const money: Subject = {
  routes: [
    { path: '/rolls', element: <RollsPage /> },
    { path: '/rolls/:programme', element: <RollsPage /> },
    { path: '/rolls/:programme/:month', element: <RollPage /> },
    { path: '/settlement', element: <SettlementPage /> },
    { path: '/settlement/:month', element: <SettlementPage /> },
    { path: '/funds', element: <FundsPage /> },
    { path: '/recoveries', element: <Navigate to="/recoveries/list/outstanding" replace /> },
    { path: '/recoveries/list/:list', element: <RecoveriesPage /> },
    { path: '/recoveries/:recovery', element: <RecoveryPage /> },
    { path: '/monthly', element: <MonthlyPage /> },
  ],
  menu: [
    { to: '/rolls', words: 'menu.rolls', roles: town },
    { to: '/settlement', words: 'menu.settlement', roles: district },
    { to: '/funds', words: 'menu.funds', roles: district },
    { to: '/recoveries', words: 'menu.recoveries', roles: officials },
    { to: '/monthly', words: 'menu.monthly', roles: ['village_assistant', ...town] },
  ],
};
