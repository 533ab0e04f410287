// 联办看板: the sagas that wait for the reader, those under way, those that ended.
import { useMemo, useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, NavLink, useParams, useSearchParams } from 'react-router';
import { lifeEventsQuery, sagaCountsQuery, type SagaLine, type SagaList, sagasQuery } from '@/api/life_events';
import { useNamed, useT } from '@/app/language';
import { mayActOnSagas, mayRegister } from '@/app/roles';
import { useMe } from '@/app/session';
import { PlaceFilters } from '@/components/form/PlaceFilters';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { DataTable, type Column } from '@/components/table/DataTable';
import { Due } from '@/components/table/Due';
import { MoreRows } from '@/components/table/MoreRows';
import { useWhere } from '../useWhere';
import { batchActs, type BatchAct } from './batch';
import { BatchDialog } from './BatchDialog';

const lists: SagaList[] = ['held', 'open', 'ended'];

export default function BoardPage() {
  const t = useT();
  const me = useMe();
  const params = useParams();
  const list = lists.find((l) => l === params.list) ?? 'held';
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<BatchAct>();
  const filter = {
    life_event: search.get('life_event') ?? undefined,
    division: search.get('division') ?? undefined,
  };
  const query = useInfiniteQuery(sagasQuery(list, filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useColumns(list, chosen, setChosen);
  const picked = rows.filter((line) => chosen.has(line.row.saga));
  const mayAct = mayActOnSagas(me.role) && list !== 'ended';

  return (
    <Page
      title={t('sagas.title')}
      tools={
        mayRegister(me.role) && (
          <Link className="button-link" to="/sagas/new">
            {t('sagas.new')}
          </Link>
        )
      }
    >
      <Tabs />
      <Filters filter={filter} onChange={(next) => setSearch(next, { replace: true })} />
      {mayAct && (
        <div className="batch-bar" role="group" aria-label={t('sagas.chosen', { n: picked.length })}>
          <span role="status">{t('sagas.chosen', { n: picked.length })}</span>
          {batchActs(me.role).map((one) => (
            <Button key={one} disabled={picked.length === 0} onClick={() => setAct(one)}>
              {t(`sagas.${one}`)}
            </Button>
          ))}
        </div>
      )}
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<SagaLine>
              caption={t(`sagas.${list}`)}
              columns={mayAct ? columns : columns.slice(1)}
              rows={rows}
              rowKey={(line) => line.row.saga}
              to={(line) => `/sagas/${line.row.saga}`}
              empty={t('sagas.none')}
            />
            <MoreRows query={query} shown={rows.length} />
          </>
        )}
      </QueryView>
      {act && (
        <BatchDialog
          act={act}
          lines={picked}
          onClose={() => {
            setAct(undefined);
            setChosen(new Set());
          }}
        />
      )}
    </Page>
  );
}

function useColumns(
  list: SagaList,
  chosen: ReadonlySet<string>,
  setChosen: (next: ReadonlySet<string>) => void,
): Column<SagaLine>[] {
  const t = useT();
  const named = useNamed();
  const place = usePlace();
  const lifeEvents = useQuery(lifeEventsQuery).data;
  const where = useWhere(lifeEvents);
  const toggle = (saga: string) => {
    const next = new Set(chosen);
    if (!next.delete(saga)) next.add(saga);
    setChosen(next);
  };
  return [
    {
      key: 'choose',
      title: '',
      cell: ({ row }) => (
        <input
          type="checkbox"
          checked={chosen.has(row.saga)}
          aria-label={t('sagas.choose', { number: row.number })}
          onChange={() => toggle(row.saga)}
        />
      ),
    },
    { key: 'number', title: t('sagas.number'), cell: ({ row }) => <Link to={`/sagas/${row.saga}`}>{row.number}</Link> },
    {
      key: 'life_event',
      title: t('sagas.life_event'),
      cell: ({ row }) => named(lifeEvents?.find((e) => e.id === row.life_event.id)?.name) || row.life_event.id,
    },
    { key: 'person', title: t('sagas.person'), cell: (line) => line.subject_name || t('person.erased') },
    {
      key: 'where',
      title: t('sagas.where'),
      cell: (line) => where(line).map((text) => <div key={text}>{text}</div>),
    },
    {
      key: 'due',
      title: t(list === 'ended' ? 'ended_on' : 'sagas.due'),
      cell: ({ row, days_left }) => (list === 'ended' ? row.ended_on : <Due due={row.due} workingDays={days_left} />),
    },
    { key: 'place', title: t('sagas.place'), cell: ({ row }) => place(row.division) },
  ];
}

interface FiltersProps {
  filter: { life_event?: string; division?: string };
  onChange: (next: Record<string, string>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
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

function Tabs() {
  const t = useT();
  const { data } = useQuery(sagaCountsQuery);
  return (
    <nav className="tabs" aria-label={t('sagas.lists')}>
      {lists.map((list) => (
        <NavLink key={list} to={`/sagas/list/${list}`}>
          {t(`sagas.${list}`)}
          {data && <span className="tab-count">{data[list]}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
