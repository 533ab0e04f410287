// Everything that is read, as options of useQuery; the keys say what a command makes stale.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { searchInbox } from './commands';
import { client, ok } from './client';

const lasting = { staleTime: Infinity, gcTime: Infinity };
const get = client.GET;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => ok(get('/api/v1/me')),
  ...lasting,
});
export const wordsQuery = queryOptions({
  queryKey: ['messages'],
  queryFn: () => ok(get('/api/v1/messages')),
  ...lasting,
});
export const divisionsQuery = queryOptions({
  queryKey: ['divisions'],
  queryFn: async () => (await ok(get('/api/v1/divisions'))).rows,
  ...lasting,
});
export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: async () =>
    (await ok(get('/api/v1/programmes'))).rows.map(({ pack, rules }) => ({ ...rules, pack })),
  ...lasting,
});
export const funeralHomesQuery = queryOptions({
  queryKey: ['funeral-homes'],
  queryFn: async () => (await ok(get('/api/v1/funeral-homes'))).rows,
  ...lasting,
});
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: async () => (await ok(get('/api/v1/colleagues'))).rows,
  ...lasting,
});

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => ok(get('/api/v1/health')),
  refetchInterval: 15_000,
});
export const procedureQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['procedures', id, version],
    queryFn: () =>
      ok(get('/api/v1/procedures/{id}', { params: { path: { id }, query: { version: String(version) } } })),
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
        : ok(get('/api/v1/inbox', { params: { query: { list, ...filter, cursor: pageParam, limit: '50' } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const inboxCountsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: () => ok(get('/api/v1/inbox/counts')),
});

export const caseQuery = (claim: string) =>
  queryOptions({
    queryKey: ['claims', claim],
    queryFn: () => ok(get('/api/v1/claims/{claim}', { params: { path: { claim } } })),
  });
export const personQuery = (person: string) =>
  queryOptions({
    queryKey: ['people', person],
    queryFn: () => ok(get('/api/v1/people/{person}', { params: { path: { person } } })),
  });
export const readsQuery = (person: string) =>
  infiniteQueryOptions({
    queryKey: ['people', person, 'reads'],
    queryFn: ({ pageParam }) =>
      ok(get('/api/v1/people/{person}/reads', { params: { path: { person }, query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['households', id],
    queryFn: () => ok(get('/api/v1/households/{household}', { params: { path: { household: id } } })),
  });

export interface RosterView {
  on?: string;
  known_at?: string;
  division?: string;
}
export const rosterQuery = (programme: string, view: RosterView) =>
  infiniteQueryOptions({
    queryKey: ['rosters', programme, view],
    queryFn: ({ pageParam }) =>
      ok(
        get('/api/v1/rosters/{programme}', {
          params: { path: { programme }, query: { ...view, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const awardQuery = (award: string) =>
  queryOptions({
    queryKey: ['awards', award],
    queryFn: () => ok(get('/api/v1/awards/{award}', { params: { path: { award } } })),
  });

export const rollsQuery = (programme: string) =>
  queryOptions({
    queryKey: ['rolls', programme],
    queryFn: async () => (await ok(get('/api/v1/rolls', { params: { query: { programme } } }))).rows,
  });
export const rollQuery = (programme: string, month: string) =>
  queryOptions({
    queryKey: ['rolls', programme, month],
    queryFn: () => ok(get('/api/v1/rolls/{programme}/{month}', { params: { path: { programme, month } } })),
  });
export interface LinesFilter {
  division?: string;
}
export const rollPaymentsQuery = (programme: string, month: string, filter: LinesFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['rolls', programme, month, 'payments', filter],
    queryFn: ({ pageParam }) =>
      ok(
        get('/api/v1/rolls/{programme}/{month}/payments', {
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
      get('/api/v1/rolls/{programme}/{month}/payments', {
        params: { path: { programme, month }, query: { cursor, limit: '200' } },
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
          get('/api/v1/rolls/{programme}/{month}/settlements/{home}', {
            params: { path: { programme, month, home } },
          }),
        )
      ).rows,
  });
export const raisesQuery = (programme: string) =>
  queryOptions({
    queryKey: ['raises', programme],
    queryFn: () => ok(get('/api/v1/raises/{programme}', { params: { path: { programme } } })),
  });
export const raisePreviewQuery = (programme: string, version: number, from: string) =>
  queryOptions({
    queryKey: ['raises', programme, 'preview', version, from],
    queryFn: () =>
      ok(
        get('/api/v1/raises/{programme}/preview', {
          params: { path: { programme }, query: { version: String(version), from } },
        }),
      ),
  });
export const fundsQuery = queryOptions({
  queryKey: ['funds'],
  queryFn: async () => (await ok(get('/api/v1/funds'))).rows,
});
export const monthlyQuery = (month: string, division?: string) =>
  queryOptions({
    queryKey: ['monthly', month, division],
    queryFn: async () =>
      (await ok(get('/api/v1/monthly', { params: { query: { month, division } } }))).rows,
  });

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: () => ok(get('/api/v1/topics')),
});
export const schemaQuery = (type: string, version: number) =>
  queryOptions({
    queryKey: ['schemas', type, version],
    queryFn: () =>
      ok(get('/api/v1/schemas/{type}/{version}', { params: { path: { type, version: String(version) } } })),
    ...lasting,
  });
export const factTypesQuery = queryOptions({
  queryKey: ['fact-types'],
  queryFn: async () => (await ok(get('/api/v1/fact-types'))).rows,
  ...lasting,
});
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await ok(get('/api/v1/webhooks'))).rows,
  refetchInterval: 5_000,
});
export const webhookQuery = (webhook: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook],
    queryFn: () => ok(get('/api/v1/webhooks/{webhook}', { params: { path: { webhook } } })),
    refetchInterval: 5_000,
  });
export const sendersQuery = queryOptions({
  queryKey: ['senders'],
  queryFn: async () => (await ok(get('/api/v1/senders'))).rows,
});
export const factsQuery = queryOptions({
  queryKey: ['facts'],
  queryFn: () => ok(get('/api/v1/facts')),
  refetchInterval: 5_000,
});
