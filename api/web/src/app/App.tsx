// The signed-in application: providers, then the routes of all subjects.
import { useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { meQuery } from '@/api/office';
import { asProblem } from '@/api/problem';
import type { Me } from '@/api/types';
import { NotFoundPage } from '@/pages/NotFoundPage';
import { AccessGate } from './AccessGate';
import { LanguageProvider } from './language';
import { homeOf, routes } from './menu';
import { PageFault } from './PageFault';
import { SessionProvider, useMe } from './session';
import { Shell } from './Shell';
import { Widgets } from './Widgets';
import 'virtual:antd.css';
import '@/styles/index.css';

// Where a user begins: the first thing in their menu.
function Home() {
  const { role } = useMe();
  return <Navigate to={homeOf(role)} replace />;
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
          ...routes,
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
            <AccessGate>
              <RouterProvider router={router} />
            </AccessGate>
          </SessionProvider>
        </Widgets>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
