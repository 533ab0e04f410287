// 联办看板: the sagas that wait for the reader, those under way, those that ended.
import { useMemo, useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { sagasQuery, type SagaLine } from '@/api/life_events';
import { useT } from '@/app/language';
import { mayActOnSagas, mayRegister } from '@/app/roles';
import { useMe } from '@/app/session';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { batchActs, type BatchAct } from './batch';
import { BatchDialog } from './BatchDialog';
import { BoardFilters, BoardTabs, boardLists } from './BoardFilters';
import { useBoardColumns } from './columns';

export default function BoardPage() {
  const t = useT();
  const me = useMe();
  const params = useParams();
  const list = boardLists.find((l) => l === params.list) ?? 'held';
  const [filter, setFilter] = useAddressFilter('life_event', 'division');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<BatchAct>();
  const query = useInfiniteQuery(sagasQuery(list, filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useBoardColumns(list, chosen, setChosen);
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
      <BoardTabs />
      <BoardFilters filter={filter} onChange={setFilter} />
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
