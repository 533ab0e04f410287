// Recoveries 追回: what is read, what is written.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ifMatch, ok } from './client';
import type { RecoveryRow } from './types';

const { GET, POST } = client;

export type RecoveryList = 'outstanding' | 'ended';
export interface RecoveryFilter {
  programme?: string;
  division?: string;
}
export const recoveriesQuery = (list: RecoveryList, filter: RecoveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['recoveries', list, filter],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/recoveries', { params: { query: { list, ...filter, cursor: pageParam, limit: '50' } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const recoveryQuery = (recovery: string) =>
  queryOptions({
    queryKey: ['recoveries', 'page', recovery],
    queryFn: () => ok(GET('/api/v1/recoveries/{recovery}', { params: { path: { recovery } } })),
  });

// A recovery as the reader saw it: a command is refused when it has moved on since.
export type SeenRecovery = Pick<RecoveryRow, 'recovery' | 'version'>;
const seen = ({ recovery, version }: SeenRecovery) => ({ params: { path: { recovery } }, ...ifMatch(version) });

export const repayRecovery = (of: SeenRecovery, amount_fen: number, document: string) =>
  ok(POST('/api/v1/recoveries/{recovery}/repayments', { ...seen(of), body: { amount_fen, document } }));
export const waiveRecovery = (of: SeenRecovery, amount_fen: number, reason: string) =>
  ok(POST('/api/v1/recoveries/{recovery}/waivers', { ...seen(of), body: { amount_fen, reason } }));
