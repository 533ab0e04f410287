// Awards, the rosters they make up, and raising their standard 提标.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ok } from './client';

const { GET, POST } = client;

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
        GET('/api/v1/rosters/{programme}', {
          params: { path: { programme }, query: { ...view, known_at: view.known_at ? Number(view.known_at) : undefined, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const awardQuery = (award: string) =>
  queryOptions({
    queryKey: ['awards', award],
    queryFn: () => ok(GET('/api/v1/awards/{award}', { params: { path: { award } } })),
  });
export const raisesQuery = (programme: string) =>
  queryOptions({
    queryKey: ['raises', programme],
    queryFn: () => ok(GET('/api/v1/raises/{programme}', { params: { path: { programme } } })),
  });
export const raisePreviewQuery = (programme: string, version: number, from: string) =>
  queryOptions({
    queryKey: ['raises', programme, 'preview', version, from],
    queryFn: () =>
      ok(
        GET('/api/v1/raises/{programme}/preview', {
          params: { path: { programme }, query: { version, from } },
        }),
      ),
  });
export const prepareRaise = (
  programme: string,
  body: { version: number; from: string; document: string },
) => ok(POST('/api/v1/raises/{programme}', { params: { path: { programme } }, body }));
const raiseAt = (programme: string, number: number) => ({
  params: { path: { programme, number } },
});
export const confirmRaise = (programme: string, number: number) =>
  ok(POST('/api/v1/raises/{programme}/{number}/confirmation', raiseAt(programme, number)));
export const withdrawRaise = (programme: string, number: number, reason: string) =>
  ok(
    POST('/api/v1/raises/{programme}/{number}/withdrawal', {
      ...raiseAt(programme, number),
      body: { reason },
    }),
  );
