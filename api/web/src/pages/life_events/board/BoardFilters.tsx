// Which of the sagas the board shows: one of three lists, a life event, a place.
import { useQuery } from '@tanstack/react-query';
import { lifeEventsQuery, sagaCountsQuery, type SagaFilter, type SagaList } from '@/api/life_events';
import { useNamed, useT } from '@/app/language';
import { PlaceFilters } from '@/components/form/PlaceFilters';
import { ListTabs } from '@/components/page/ListTabs';

export const boardLists: SagaList[] = ['held', 'open', 'ended'];

interface FiltersProps {
  filter: SagaFilter;
  onChange: (change: SagaFilter) => void;
}

export function BoardFilters({ filter, onChange }: FiltersProps) {
  const t = useT();
  const named = useNamed();
  const lifeEvents = useQuery(lifeEventsQuery).data ?? [];
  return (
    <PlaceFilters
      filter={filter}
      field="life_event"
      label={t('sagas.life_event')}
      all={t('sagas.all')}
      options={lifeEvents.map((e) => ({ value: e.id, label: named(e.name) }))}
      onChange={onChange}
    />
  );
}

export function BoardTabs() {
  const t = useT();
  const { data } = useQuery(sagaCountsQuery);
  const tabs = boardLists.map((list) => ({
    to: `/sagas/list/${list}`,
    words: (
      <>
        {t(`sagas.${list}`)}
        {data && <span className="tab-count">{data[list]}</span>}
      </>
    ),
  }));
  return <ListTabs label={t('sagas.lists')} tabs={tabs} />;
}
