import type { RecoveryRow } from '@/api/types';
import { useT } from '@/app/language';
import { monthRuns } from '@/lib/dates';

// The months of a recovery in words: "2026-03 至 2026-05、2026-07".
export function useMonths() {
  const t = useT();
  return (months: RecoveryRow['months']): string =>
    monthRuns(months.map((m) => m.month))
      .map(([from, to]) => (from === to ? from : t('recovery.run', { from, to })))
      .join(t('list_comma'));
}
