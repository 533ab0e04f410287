import { Navigate } from 'react-router';
import { lazyPage } from '@/app/lazy_page';
import { office } from '@/app/roles';
import type { Subject } from '@/app/subject';

const BoardPage = lazyPage(() => import('./board/BoardPage'));
const OpenPage = lazyPage(() => import('./opening/OpenPage'));
const SagaPage = lazyPage(() => import('./saga/SagaPage'));

export const lifeEvents: Subject = {
  routes: [
    { path: '/sagas', element: <Navigate to="/sagas/list/held" replace /> },
    { path: '/sagas/list/:list', element: <BoardPage /> },
    { path: '/sagas/new', element: <OpenPage /> },
    { path: '/sagas/:saga', element: <SagaPage /> },
  ],
  menu: [{ to: '/sagas', words: 'menu.sagas', roles: office }],
};
