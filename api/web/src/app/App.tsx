// The signed-in application: providers, then routes. Pages are fetched when first opened.
import { lazy, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { asProblem } from '@/api/problem';
import { meQuery } from '@/api/queries';
import type { Me } from '@/api/types';
import { InboxPage } from '@/pages/inbox/InboxPage';
import { NotFoundPage } from '@/pages/NotFoundPage';
import { LanguageProvider } from './language';
import { PageFault } from './PageFault';
import { menuOf } from './menu';
import { SessionProvider, useMe } from './session';
import { Shell } from './Shell';
import { Widgets } from './Widgets';
import 'virtual:antd.css';
import '@/styles/index.css';

const ClaimPage = lazy(() => import('@/pages/claim/ClaimPage'));
const CasePage = lazy(() => import('@/pages/case/CasePage'));
const PeoplePage = lazy(() => import('@/pages/people/PeoplePage'));
const RosterPage = lazy(() => import('@/pages/rosters/RosterPage'));
const AwardPage = lazy(() => import('@/pages/rosters/AwardPage'));
const RollsPage = lazy(() => import('@/pages/rolls/RollsPage'));
const RollPage = lazy(() => import('@/pages/rolls/RollPage'));
const SettlementPage = lazy(() => import('@/pages/settlement/SettlementPage'));
const RaisesPage = lazy(() => import('@/pages/raises/RaisesPage'));
const FundsPage = lazy(() => import('@/pages/funds/FundsPage'));
const RecoveriesPage = lazy(() => import('@/pages/recoveries/RecoveriesPage'));
const RecoveryPage = lazy(() => import('@/pages/recoveries/RecoveryPage'));
const SystemPage = lazy(() => import('@/pages/system/SystemPage'));
const MonthlyPage = lazy(() => import('@/pages/monthly/MonthlyPage'));
const TopicsPage = lazy(() => import('@/pages/console/TopicsPage'));
const TailPage = lazy(() => import('@/pages/console/TailPage'));
const WebhooksPage = lazy(() => import('@/pages/console/WebhooksPage'));
const WebhookPage = lazy(() => import('@/pages/console/WebhookPage'));
const SendersPage = lazy(() => import('@/pages/console/SendersPage'));
const FactsPage = lazy(() => import('@/pages/console/FactsPage'));
const DepartmentsPage = lazy(() => import('@/pages/console/DepartmentsPage'));
const BoardPage = lazy(() => import('@/pages/sagas/BoardPage'));
const OpenPage = lazy(() => import('@/pages/sagas/OpenPage'));
const SagaPage = lazy(() => import('@/pages/sagas/SagaPage'));

// Where a user begins: the first thing in their menu.
function Home() {
  const { role } = useMe();
  return <Navigate to={menuOf(role)[0]?.to ?? '/system'} replace />;
}

const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <PageFault />,
    children: [
      {
        errorElement: <PageFault />,
        children: [
          { path: '/', element: <Home /> },
          { path: '/inbox', element: <Navigate to="/inbox/todo" replace /> },
          { path: '/inbox/:list', element: <InboxPage /> },
          { path: '/claims/new', element: <ClaimPage /> },
          { path: '/claims/:claim', element: <CasePage /> },
          { path: '/sagas', element: <Navigate to="/sagas/list/held" replace /> },
          { path: '/sagas/list/:list', element: <BoardPage /> },
          { path: '/sagas/new', element: <OpenPage /> },
          { path: '/sagas/:saga', element: <SagaPage /> },
          { path: '/people', element: <PeoplePage /> },
          { path: '/rosters', element: <RosterPage /> },
          { path: '/rosters/:programme', element: <RosterPage /> },
          { path: '/awards/:award', element: <AwardPage /> },
          { path: '/rolls', element: <RollsPage /> },
          { path: '/rolls/:programme', element: <RollsPage /> },
          { path: '/rolls/:programme/:month', element: <RollPage /> },
          { path: '/raises', element: <RaisesPage /> },
          { path: '/raises/:programme', element: <RaisesPage /> },
          { path: '/settlement', element: <SettlementPage /> },
          { path: '/settlement/:month', element: <SettlementPage /> },
          { path: '/funds', element: <FundsPage /> },
          { path: '/recoveries', element: <Navigate to="/recoveries/list/outstanding" replace /> },
          { path: '/recoveries/list/:list', element: <RecoveriesPage /> },
          { path: '/recoveries/:recovery', element: <RecoveryPage /> },
          { path: '/system', element: <SystemPage /> },
          { path: '/monthly', element: <MonthlyPage /> },
          { path: '/console', element: <Navigate to="/console/topics" replace /> },
          { path: '/console/topics', element: <TopicsPage /> },
          { path: '/console/tail', element: <TailPage /> },
          { path: '/console/webhooks', element: <WebhooksPage /> },
          { path: '/console/webhooks/:webhook', element: <WebhookPage /> },
          { path: '/console/senders', element: <SendersPage /> },
          { path: '/console/facts', element: <FactsPage /> },
          { path: '/console/departments', element: <DepartmentsPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a broken connection is worth another try.
      retry: (count, error) => asProblem(error).failure === 'offline' && count < 2,
    },
  },
});

// `me` came with the sign-in, so it is not asked for again.
export function App({ me }: { me: Me }) {
  useState(() => queries.setQueryData(meQuery.queryKey, me)); // once, before anybody reads it
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Widgets>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </Widgets>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
