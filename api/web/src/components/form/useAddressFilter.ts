// Filters of a list, kept in the page's address: they survive going back and loading again, and can be
// handed on as a link.
import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export type AddressFilter<K extends string> = Partial<Record<K, string>>;

export function useAddressFilter<K extends string>(
  ...names: K[]
): [AddressFilter<K>, (change: AddressFilter<K>) => void] {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation();
  const all = names.join();
  const filter = useMemo(() => {
    const pairs = all.split(',').flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : []));
    return Object.fromEntries(pairs) as AddressFilter<K>;
  }, [search, all]);
  const change = useCallback(
    (some: AddressFilter<K>) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries<string | undefined>(some)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true, state },
      ),
    [setSearch, state],
  );
  return [filter, change];
}
