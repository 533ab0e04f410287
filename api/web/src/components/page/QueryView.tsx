// What a query has: waiting, failed (never an empty list), or its data. Old data stays in sight when
// a refresh fails, with the failure above it.
import type { ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { Loading } from './Loading';
import { ProblemNotice } from './ProblemNotice';

interface Query<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

export function QueryView<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  return (
    <>
      {!!query.error && (
        <ProblemNotice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {query.data !== undefined ? children(query.data) : !query.error && <Loading />}
    </>
  );
}
