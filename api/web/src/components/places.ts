import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { divisionsQuery, programmesQuery } from '@/api/queries';
import type { Programme } from '@/api/types';
import { useNamed } from '@/app/language';
import { placeName } from '@/lib/divisions';

// The name of a division code, as people say it.
export function usePlace(): (code: string) => string {
  const { data } = useQuery(divisionsQuery);
  return useCallback((code) => placeName(data ?? [], code), [data]);
}

// The name of a programme's id.
export function useProgrammeName(): (id: string) => string {
  const { data } = useQuery(programmesQuery);
  const named = useNamed();
  return useCallback((id) => named(data?.find((p: Programme) => p.id === id)?.name) || id, [data, named]);
}
