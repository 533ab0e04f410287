// The office itself: who is signed in, its words, places and colleagues, its clock.
import { queryOptions } from '@tanstack/react-query';
import { client, ok } from './client';
import { lasting } from './lasting';

const { GET, POST, DELETE } = client;

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
