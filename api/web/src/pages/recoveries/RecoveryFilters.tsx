import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '@/api/queries';
import type { RecoveryFilter } from '@/api/recoveries';
import { useNamed, useT } from '@/app/language';
import { DivisionSelect } from '@/components/DivisionSelect';
import { Choice } from '@/components/inputs';

interface Props {
  filter: RecoveryFilter;
  onChange: (next: Record<string, string>) => void;
}

export function RecoveryFilters({ filter, onChange }: Props) {
  const t = useT();
  const named = useNamed();
  const programmes = useQuery(programmesQuery).data ?? [];
  const set = (change: RecoveryFilter) => {
    const next = { ...filter, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter((pair): pair is [string, string] => !!pair[1])));
  };
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={(e) => e.preventDefault()}>
      <label htmlFor="filter-division">{t('division')}</label>
      <DivisionSelect id="filter-division" value={filter.division} onChange={(division) => set({ division })} />
      <label htmlFor="filter-programme">{t('programme')}</label>
      <Choice
        id="filter-programme"
        value={filter.programme ?? ''}
        empty={t('all')}
        options={programmes.map((p) => ({ value: p.id, label: named(p.name) }))}
        onChange={(programme) => set({ programme: programme || undefined })}
      />
    </form>
  );
}
