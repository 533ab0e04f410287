// Narrows a list to a place and to one more thing; both stand in the page's address.
import { useT } from '@/app/language';
import { DivisionSelect } from './DivisionSelect';
import { Choice } from './inputs';

type Filter<K extends string> = Partial<Record<K | 'division', string>>;

interface Props<K extends string> {
  filter: Filter<K>;
  field: K;
  label: string;
  all: string; // the words for no choice
  options: { value: string; label: string }[];
  onChange: (change: Filter<K>) => void;
}

export function PlaceFilters<K extends string>({ filter, field, label, all, options, onChange }: Props<K>) {
  const t = useT();
  const id = `filter-${field.replace('_', '-')}`;
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={(e) => e.preventDefault()}>
      <label htmlFor="filter-division">{t('division')}</label>
      <DivisionSelect id="filter-division" value={filter.division} onChange={(division) => onChange({ division } as Filter<K>)} />
      <label htmlFor={id}>{label}</label>
      <Choice
        id={id}
        value={filter[field] ?? ''}
        empty={all}
        options={options}
        onChange={(chosen) => onChange({ [field]: chosen } as Filter<K>)}
      />
    </form>
  );
}
