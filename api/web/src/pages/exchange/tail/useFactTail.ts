import { useEffect, useMemo, useState } from 'react';
import { emptyTail, FactTail, type TailFilter, type TailView } from './fact_tail';

// The newest facts that pass `filter`, from position `from` or from now on, until the page is left.
export function useFactTail(filter: TailFilter, from: number | undefined, paused: boolean): TailView {
  const [view, setView] = useState<TailView>(emptyTail);
  const types = filter.types.join(',');
  const { division } = filter;
  const tail = useMemo(
    () => new FactTail({ types: types ? types.split(',') : [], division }, from, setView),
    [types, division, from],
  );
  useEffect(() => {
    if (paused) return;
    tail.start();
    return () => tail.stop();
  }, [tail, paused]);
  return view;
}
