import { lazyPage } from '@/app/lazy_page';
import { administrators } from '@/app/roles';
import type { Subject } from '@/app/subject';

const AccountPage = lazyPage(() => import('./account/AccountPage'));
const UsersPage = lazyPage(() => import('./users/UsersPage'));
const UserPage = lazyPage(() => import('./users/UserPage'));
const SignInsPage = lazyPage(() => import('./sign_ins/SignInsPage'));
const MachinesPage = lazyPage(() => import('./machines/MachinesPage'));
const SystemPage = lazyPage(() => import('./system/SystemPage'));

// Everybody comes to their own account from the header.
export const office: Subject = {
  routes: [
    { path: '/account', element: <AccountPage /> },
    { path: '/users', element: <UsersPage /> },
    { path: '/users/:user', element: <UserPage /> },
    { path: '/sign-ins', element: <SignInsPage /> },
    { path: '/machines', element: <MachinesPage /> },
    { path: '/system', element: <SystemPage /> },
  ],
  menu: [
    { to: '/users', words: 'menu.users', roles: administrators },
    { to: '/sign-ins', words: 'menu.sign_ins', roles: ['security_administrator', 'audit_administrator'] },
    { to: '/machines', words: 'menu.machines', roles: ['security_administrator', 'supervisor'] },
    { to: '/system', words: 'menu.system', roles: ['system_administrator', 'integrator'] },
  ],
};
