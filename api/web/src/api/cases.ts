// Cases from the inbox to their end, and the programmes and procedures they follow.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ifMatch, ok } from './client';
import { lasting } from './lasting';
import type { Act, Area, Facts, InboxSearch, NewClaim } from './types';

const { GET, POST } = client;

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: async () =>
    (await ok(GET('/api/v1/programmes'))).rows.map(({ pack, rules }) => ({ ...rules, pack })),
  ...lasting,
});
export type InboxList = 'todo' | 'done' | 'ended';
export interface InboxFilter {
  programme?: string;
  division?: string;
}
// Whom to look for. Sent in a body, never in an address.
export interface InboxWho {
  name?: string;
  id_number?: string;
}
export const inboxQuery = (list: InboxList, filter: InboxFilter, who: InboxWho = {}) =>
  infiniteQueryOptions({
    queryKey: ['inbox', list, filter, who],
    queryFn: ({ pageParam }) =>
      who.name || who.id_number
        ? searchInbox({ list, ...filter, ...who, cursor: pageParam })
        : ok(GET('/api/v1/inbox', { params: { query: { list, ...filter, cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const inboxCountsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: () => ok(GET('/api/v1/inbox/counts')),
});
export const caseQuery = (claim: string) =>
  queryOptions({
    queryKey: ['claims', claim],
    queryFn: () => ok(GET('/api/v1/claims/{claim}', { params: { path: { claim } } })),
  });
export const searchInbox = (body: InboxSearch) => ok(POST('/api/v1/inbox/search', { body }));
export const fileClaim = (body: NewClaim) => ok(POST('/api/v1/claims', { body }));
export const actOnCase = (claim: string, step: string, version: number, body: Act) =>
  ok(
    POST('/api/v1/claims/{claim}/steps/{step}', {
      params: { path: { claim, step } },
      body,
      ...ifMatch(version),
    }),
  );
export const signStep = (claim: string, step: string, version: number) =>
  ok(POST('/api/v1/claims/{claim}/steps/{step}/signature', { params: { path: { claim, step } }, ...ifMatch(version) }));
export const extendCase = (claim: string, reason: string) =>
  ok(POST('/api/v1/claims/{claim}/extension', { params: { path: { claim } }, body: { reason } }));
export const flagCase = (claim: string, flag: string, reason: string) =>
  ok(POST('/api/v1/claims/{claim}/flags', { params: { path: { claim } }, body: { flag, reason } }));
export const tryAssessment = (body: {
  programme: string;
  division: string;
  area: Area;
  subject?: string;
  facts: Facts;
}) => ok(POST('/api/v1/assessments', { body }));
