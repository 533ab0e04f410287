import { Navigate } from 'react-router';
import { lazyPage } from '@/app/lazy_page';
import type { Subject } from '@/app/subject';

const TopicsPage = lazyPage(() => import('./topics/TopicsPage'));
const TailPage = lazyPage(() => import('./tail/TailPage'));
const WebhooksPage = lazyPage(() => import('./webhooks/WebhooksPage'));
const WebhookPage = lazyPage(() => import('./webhooks/WebhookPage'));
const SendersPage = lazyPage(() => import('./senders/SendersPage'));
const FactsPage = lazyPage(() => import('./facts/FactsPage'));
const DepartmentsPage = lazyPage(() => import('./departments/DepartmentsPage'));

export const exchange: Subject = {
  routes: [
    { path: '/console', element: <Navigate to="/console/topics" replace /> },
    { path: '/console/topics', element: <TopicsPage /> },
    { path: '/console/tail', element: <TailPage /> },
    { path: '/console/webhooks', element: <WebhooksPage /> },
    { path: '/console/webhooks/:webhook', element: <WebhookPage /> },
    { path: '/console/senders', element: <SendersPage /> },
    { path: '/console/facts', element: <FactsPage /> },
    { path: '/console/departments', element: <DepartmentsPage /> },
  ],
  menu: [{ to: '/console', words: 'menu.console', roles: ['integrator', 'supervisor'] }],
};
