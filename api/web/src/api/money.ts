// Rolls, settlements, funds, monthly figures and recoveries 追回.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ReturnLine } from '@/lib/return_file';
import { client, ifMatch, ok } from './client';
import { lasting } from './lasting';
import type { FundSource, RecoveryRow, Roll, Statement } from './types';

const { GET, POST } = client;

export const funeralHomesQuery = queryOptions({
  queryKey: ['funeral-homes'],
  queryFn: async () => (await ok(GET('/api/v1/funeral-homes'))).rows,
  ...lasting,
});
export const rollsQuery = (programme: string) =>
  queryOptions({
    queryKey: ['rolls', programme],
    queryFn: async () => (await ok(GET('/api/v1/rolls', { params: { query: { programme } } }))).rows,
  });
export const rollQuery = (programme: string, month: string) =>
  queryOptions({
    queryKey: ['rolls', programme, month],
    queryFn: () => ok(GET('/api/v1/rolls/{programme}/{month}', { params: { path: { programme, month } } })),
  });
export interface LinesFilter {
  division?: string;
}
export const rollPaymentsQuery = (programme: string, month: string, filter: LinesFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['rolls', programme, month, 'payments', filter],
    queryFn: ({ pageParam }) =>
      ok(
        GET('/api/v1/rolls/{programme}/{month}/payments', {
          params: { path: { programme, month }, query: { ...filter, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
// Every payment on a roll, page by page.
export async function allLines({ programme, month }: { programme: string; month: string }) {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await ok(
      GET('/api/v1/rolls/{programme}/{month}/payments', {
        params: { path: { programme, month }, query: { cursor, limit: 200 } },
      }),
    );
    rows.push(...page.rows);
    cursor = page.next || undefined;
  } while (cursor);
  return rows;
}
export const settlementQuery = (programme: string, month: string, home: string) =>
  queryOptions({
    queryKey: ['rolls', programme, month, 'settlement', home],
    queryFn: async () =>
      (
        await ok(
          GET('/api/v1/rolls/{programme}/{month}/settlements/{home}', {
            params: { path: { programme, month, home } },
          }),
        )
      ).rows,
  });
export const drawRoll = (programme: string, month: string) =>
  ok(POST('/api/v1/rolls', { body: { programme, month } }));
// A roll as the reader saw it: a command is refused when it has moved on since.
export type SeenRoll = Pick<Roll, 'programme' | 'month' | 'version'>;
const at = ({ programme, month }: SeenRoll) => ({ path: { programme, month } });
export const confirmTown = (roll: SeenRoll, town: string) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/towns/{town}/confirmation', {
      params: { path: { ...at(roll).path, town } },
      ...ifMatch(roll.version),
    }),
  );
export const confirmRoll = (roll: SeenRoll, fund: string) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/confirmation', {
      params: at(roll),
      body: { fund },
      ...ifMatch(roll.version),
    }),
  );
export const holdPayment = (
  roll: SeenRoll,
  body: { award: string; for_month: string; reason: string },
) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/holds', { params: at(roll), body, ...ifMatch(roll.version) }),
  );
export const recordReturns = (roll: SeenRoll, lines: ReturnLine[]) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/returns', {
      params: at(roll),
      body: { lines },
      ...ifMatch(roll.version),
    }),
  );
export const bankFileAddress = (programme: string, month: string, format: 'csv' | 'xlsx') =>
  `/api/v1/rolls/${programme}/${month}/bank-file?format=${format}`;
export const compareStatement = (roll: SeenRoll, home: string, body: Statement) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/settlements/{home}/comparison', {
      params: { path: { ...at(roll).path, home } },
      body,
      ...ifMatch(roll.version),
    }),
  );
export const fundsQuery = queryOptions({
  queryKey: ['funds'],
  queryFn: async () => (await ok(GET('/api/v1/funds'))).rows,
});
export const openFund = (body: { fund: string; programme: string; year: number }) =>
  ok(POST('/api/v1/funds', { body }));
export const addBudget = (
  fund: string,
  body: { source: FundSource; amount_fen: number; document: string },
) => ok(POST('/api/v1/funds/{fund}/budget', { params: { path: { fund } }, body }));
export const monthlyQuery = (month: string, division?: string) =>
  queryOptions({
    queryKey: ['monthly', month, division],
    queryFn: async () =>
      (await ok(GET('/api/v1/monthly', { params: { query: { month, division } } }))).rows,
  });

export type RecoveryList = 'outstanding' | 'ended';
export interface RecoveryFilter {
  programme?: string;
  division?: string;
}
export const recoveriesQuery = (list: RecoveryList, filter: RecoveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['recoveries', list, filter],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/recoveries', { params: { query: { list, ...filter, cursor: pageParam, limit: 50 } } })),
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
const seenRecovery = ({ recovery, version }: SeenRecovery) => ({ params: { path: { recovery } }, ...ifMatch(version) });

export const repayRecovery = (of: SeenRecovery, amount_fen: number, document: string) =>
  ok(POST('/api/v1/recoveries/{recovery}/repayments', { ...seenRecovery(of), body: { amount_fen, document } }));
export const waiveRecovery = (of: SeenRecovery, amount_fen: number, reason: string) =>
  ok(POST('/api/v1/recoveries/{recovery}/waivers', { ...seenRecovery(of), body: { amount_fen, reason } }));
