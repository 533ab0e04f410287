import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '@/api/cases';
import { funeralHomesQuery } from '@/api/money';
import { divisionsQuery } from '@/api/office';
import type { Programme } from '@/api/types';
import { useNamed } from '@/app/language';
import { placeName } from '@/lib/divisions';

// The name of a division's code, or of a funeral home's, as people say it.
export function usePlace(): (code: string) => string {
  const { data: divisions } = useQuery(divisionsQuery);
  const { data: homes } = useQuery(funeralHomesQuery);
  return useCallback(
    (code) => homes?.find((h) => h.code === code)?.name ?? placeName(divisions ?? [], code),
    [divisions, homes],
  );
}

// The name of an item of a programme that is paid by item.
export function useItemName(programme: string): (code: string) => string {
  const { data } = useQuery(programmesQuery);
  const named = useNamed();
  return useCallback(
    (code) => {
      const items = data?.find((p: Programme) => p.id === programme)?.formula.items ?? [];
      return named(items.find((i) => i.code === code)?.name) || code;
    },
    [data, named, programme],
  );
}

// The name of a programme's id.
export function useProgrammeName(): (id: string) => string {
  const { data } = useQuery(programmesQuery);
  const named = useNamed();
  return useCallback((id) => named(data?.find((p: Programme) => p.id === id)?.name) || id, [data, named]);
}
