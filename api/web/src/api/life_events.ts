// Life events and their sagas: what is read, what is written.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ifMatch, ok } from './client';
import type { ClockChange, GetAnswer, Schemas } from './types';

const { GET, POST } = client;

export type LifeEvent = Schemas['LifeEvent'];
export type SagaLine = Schemas['SagaLine'];
export type Saga = GetAnswer<'/api/v1/sagas/{saga}'>;
export type SagaStep = Schemas['SagaStepRow'];
export type SagaIncident = Schemas['SagaIncidentRow'];
export type Possible = Schemas['SagaPossible'];
export type StepResult = NonNullable<SagaStep['result']>;
export type BatchItem = Schemas['SagaBatchItem'];
export type SagaList = 'held' | 'open' | 'ended';

export const lifeEventsQuery = queryOptions({
  queryKey: ['life-events'],
  queryFn: async () => (await ok(GET('/api/v1/life-events'))).rows,
});

export interface SagaFilter {
  life_event?: string;
  division?: string;
}
export const sagasQuery = (list: SagaList, filter: SagaFilter) =>
  infiniteQueryOptions({
    queryKey: ['sagas', list, filter],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/sagas', { params: { query: { list, ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const sagaCountsQuery = queryOptions({
  queryKey: ['sagas', 'counts'],
  queryFn: () => ok(GET('/api/v1/sagas/counts')),
});
// Departments answer while one looks.
export const sagaQuery = (saga: string) =>
  queryOptions({
    queryKey: ['sagas', 'page', saga],
    queryFn: () => ok(GET('/api/v1/sagas/{saga}', { params: { path: { saga } } })),
    refetchInterval: (query) => (query.state.data?.row.end ? false : 5_000),
  });

export interface NewSaga {
  life_event: string;
  subject: string;
  others: string[];
  division: string;
  facts: Record<string, string>;
  signal?: string;
}
export const openSaga = (body: NewSaga) => ok(POST('/api/v1/sagas', { body }));

// A saga as the reader saw it: a command is refused when it has moved on since.
export type SeenSaga = Pick<Saga['row'], 'saga' | 'version'>;
const seen = ({ saga, version }: SeenSaga) => ({ params: { path: { saga } }, ...ifMatch(version) });
const seenStep = ({ saga, version }: SeenSaga, step: string) => ({
  params: { path: { saga, step } },
  ...ifMatch(version),
});

export const hear = (of: SeenSaga, signal: string) =>
  ok(POST('/api/v1/sagas/{saga}/signals', { ...seen(of), body: { signal } }));
export const consent = (of: SeenSaga, step: string, given: boolean, words: string) =>
  ok(POST('/api/v1/sagas/{saga}/steps/{step}/consent', { ...seenStep(of, step), body: { given, words } }));
export const settle = (of: SeenSaga, step: string, result: StepResult, words: string) =>
  ok(
    POST('/api/v1/sagas/{saga}/steps/{step}/settlement', {
      ...seenStep(of, step),
      body: { result, words },
    }),
  );
export const askAgain = (of: SeenSaga, step: string) =>
  ok(POST('/api/v1/sagas/{saga}/steps/{step}/call', seenStep(of, step)));
export const takeOver = (of: SeenSaga, step: string, words: string) =>
  ok(POST('/api/v1/sagas/{saga}/steps/{step}/take-over', { ...seenStep(of, step), body: { words } }));
export const changeClock = (of: SeenSaga, step: string, change: ClockChange, words: string) =>
  ok(POST('/api/v1/sagas/{saga}/steps/{step}/clock', { ...seenStep(of, step), body: { change, words } }));
const migration = (of: SeenSaga, version: number, words: string, dry_run: boolean) =>
  ok(POST('/api/v1/sagas/{saga}/migration', { ...seen(of), body: { version, words, dry_run } }));
export const migrateSaga = (of: SeenSaga, version: number, words: string) => migration(of, version, words, false);
// What would follow from it; nothing is written, so the words are anybody's.
export const migrationTrialQuery = (of: SeenSaga, newest: number) =>
  queryOptions({
    queryKey: ['sagas', 'migration', of.saga, of.version, newest],
    queryFn: () => migration(of, newest, '-', true),
    retry: false,
  });
export const undoSaga = (of: SeenSaga, words: string) =>
  ok(POST('/api/v1/sagas/{saga}/undo', { ...seen(of), body: { words } }));
export const resolve = (
  { saga, version }: SeenSaga,
  incident: number,
  body: { stands?: StepResult; value?: string; words: string },
) =>
  ok(
    POST('/api/v1/sagas/{saga}/incidents/{incident}/resolution', {
      params: { path: { saga, incident } },
      body,
      ...ifMatch(version),
    }),
  );
export const actOnSagas = (items: BatchItem[]) => ok(POST('/api/v1/sagas/batch', { body: { items } }));
