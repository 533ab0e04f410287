// Runs one command at a time: a second click while the first is under way does nothing, and what the
// command may have changed is read again.
import { useCallback, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { isLasting } from './lasting';
import { asProblem, type ApiProblem } from './problem';

export interface Command<A extends unknown[]> {
  run: (...args: A) => Promise<boolean>; // true: done
  pending: boolean;
  problem?: ApiProblem;
  clear: () => void;
}

export function useCommand<A extends unknown[], R>(
  send: (...args: A) => Promise<R>,
  done?: (result: R) => void,
): Command<A> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const busy = useRef(false);
  const queries = useQueryClient();

  const run = async (...args: A): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    setProblem(undefined);
    try {
      const result = await send(...args);
      void queries.invalidateQueries({ predicate: (q) => !isLasting(q.queryKey[0]) });
      done?.(result);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const clear = useCallback(() => setProblem(undefined), []);
  return { run, pending, problem, clear };
}
