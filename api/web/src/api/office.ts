// The office itself: who is signed in, its words, places and colleagues, its clock, its accounts.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ok } from './client';
import { lasting } from './lasting';
import type { Role, Scope, UserState } from './types';

const { GET, POST, PUT, DELETE } = client;

export const signOut = () => ok(DELETE('/api/v1/session'));
export const moveDemoClock = (days: number) => ok(POST('/api/v1/demo/clock', { body: { days } }));
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => ok(GET('/api/v1/me')),
  ...lasting,
});
export const wordsQuery = queryOptions({
  queryKey: ['messages'],
  queryFn: () => ok(GET('/api/v1/messages')),
  ...lasting,
});
export const divisionsQuery = queryOptions({
  queryKey: ['divisions'],
  queryFn: async () => (await ok(GET('/api/v1/divisions'))).rows,
  ...lasting,
});
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: async () => (await ok(GET('/api/v1/colleagues'))).rows,
  ...lasting,
});
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => ok(GET('/api/v1/health')),
  refetchInterval: 15_000,
});

export const changePassword = (current: string, next: string) =>
  ok(PUT('/api/v1/me/password', { body: { current, new: next } }));
export const beginSecondFactor = () => ok(POST('/api/v1/me/second-factor'));
export const confirmSecondFactor = (code: string) => ok(PUT('/api/v1/me/second-factor', { body: { code } }));
export const mySessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async () => (await ok(GET('/api/v1/me/sessions'))).rows,
});
export const endMySession = (session: string) =>
  ok(DELETE('/api/v1/me/sessions/{session}', { params: { path: { session } } }));

export interface UserFilter {
  division?: string;
  role?: string;
  state?: string;
}
export const usersQuery = (filter: UserFilter) =>
  infiniteQueryOptions({
    queryKey: ['users', filter],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/users', { params: {
          // What the address says is checked by the server.
          query: { ...filter, state: filter.state as UserState | undefined, cursor: pageParam, limit: 50 },
        } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
// Who works at a place, for handing over to.
export const colleaguesOfQuery = (division: string) =>
  queryOptions({
    queryKey: ['users', 'at', division],
    queryFn: async () =>
      (await ok(GET('/api/v1/users', { params: { query: { division, state: 'active', limit: 200 } } }))).rows,
  });
const of = (user: string) => ({ params: { path: { user } } });
export const userQuery = (user: string) =>
  queryOptions({
    queryKey: ['users', 'page', user],
    queryFn: () => ok(GET('/api/v1/users/{user}', of(user))),
  });
export const createUser = (login: string, name: string) => ok(POST('/api/v1/users', { body: { login, name } }));
export const renameUser = (user: string, name: string, reason: string) =>
  ok(PUT('/api/v1/users/{user}/name', { ...of(user), body: { name, reason } }));
export const disableUser = (user: string, reason: string) =>
  ok(POST('/api/v1/users/{user}/disabling', { ...of(user), body: { reason } }));
export const enableUser = (user: string, reason: string) =>
  ok(POST('/api/v1/users/{user}/enabling', { ...of(user), body: { reason } }));
export interface Post {
  role: Role;
  division: string;
  reason: string;
  hand_over_to?: string; // who goes on with the cases in hand
}
export const postUser = (user: string, body: Post) => ok(PUT('/api/v1/users/{user}/post', { ...of(user), body }));
export const resetPassword = (user: string) => ok(POST('/api/v1/users/{user}/password-reset', of(user)));
export const resetSecondFactor = (user: string) => ok(DELETE('/api/v1/users/{user}/second-factor', of(user)));
export const unlockUser = (user: string) => ok(POST('/api/v1/users/{user}/unlocking', of(user)));
export const userSessionsQuery = (user: string) =>
  queryOptions({
    queryKey: ['users', 'sessions', user],
    queryFn: async () => (await ok(GET('/api/v1/users/{user}/sessions', of(user)))).rows,
  });
export const endUserSessions = (user: string) => ok(DELETE('/api/v1/users/{user}/sessions', of(user)));

export interface SignInFilter {
  login?: string;
  user?: string;
}
export const signInsQuery = (filter: SignInFilter) =>
  infiniteQueryOptions({
    queryKey: ['sign-ins', filter],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/sign-ins', { params: { query: { ...filter, cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });

export const machinesQuery = queryOptions({
  queryKey: ['machine-credentials'],
  queryFn: async () => (await ok(GET('/api/v1/machine-credentials'))).rows,
});
export interface NewMachine {
  name: string;
  scopes: Scope[];
  division: string;
}
export const createMachine = (body: NewMachine) => ok(POST('/api/v1/machine-credentials', { body }));
const machine = (credential: string) => ({ params: { path: { credential } } });
export const rotateMachineKey = (credential: string) =>
  ok(POST('/api/v1/machine-credentials/{credential}/key', machine(credential)));
export const endMachine = (credential: string, reason: string) =>
  ok(POST('/api/v1/machine-credentials/{credential}/end', { ...machine(credential), body: { reason } }));
