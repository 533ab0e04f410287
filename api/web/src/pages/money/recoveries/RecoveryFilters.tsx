import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '@/api/cases';
import type { RecoveryFilter } from '@/api/money';
import { useNamed, useT } from '@/app/language';
import { PlaceFilters } from '@/components/form/PlaceFilters';

interface Props {
  filter: RecoveryFilter;
  onChange: (change: RecoveryFilter) => void;
}

export function RecoveryFilters({ filter, onChange }: Props) {
  const t = useT();
  const named = useNamed();
  const programmes = useQuery(programmesQuery).data ?? [];
  return (
    <PlaceFilters
      filter={filter}
      field="programme"
      label={t('programme')}
      all={t('all')}
      options={programmes.map((p) => ({ value: p.id, label: named(p.name) }))}
      onChange={onChange}
    />
  );
}
