import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmesQuery, type InboxFilter } from '@/api/cases';
import { useNamed, useT } from '@/app/language';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Choice } from '@/components/form/inputs';

interface Props {
  filter: InboxFilter;
  who: string; // as typed: a name or an identity number
  onWho: (who: string) => void;
  onFilter: (change: InboxFilter) => void;
}

export function InboxFilters({ filter, who, onWho, onFilter }: Props) {
  const t = useT();
  const named = useNamed();
  const programmes = useQuery(programmesQuery);
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={(e) => e.preventDefault()}>
      <label htmlFor="filter-division">{t('division')}</label>
      <DivisionSelect
        id="filter-division"
        value={filter.division}
        onChange={(division) => onFilter({ division })}
      />
      <label htmlFor="filter-programme">{t('programme')}</label>
      <Choice
        id="filter-programme"
        value={filter.programme ?? ''}
        empty={t('all')}
        options={(programmes.data ?? []).map((p) => ({ value: p.id, label: named(p.name) }))}
        onChange={(programme) => onFilter({ programme })}
      />
      <label htmlFor="filter-who">{t('inbox.who')}</label>
      <Input
        id="filter-who"
        className="who-input"
        allowClear
        autoComplete="off"
        maxLength={50}
        value={who}
        placeholder={t('inbox.who_hint')}
        onChange={(e) => onWho(e.target.value)}
      />
      <Button
        onClick={() => {
          onWho('');
          onFilter({ programme: undefined, division: undefined });
        }}
      >
        {t('reset')}
      </Button>
    </form>
  );
}
