// 追回: what is still to be got back, and what has come to its end.
import { useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { recoveriesQuery, type RecoveryList } from '@/api/money';
import type { RecoveryLine } from '@/api/types';
import { useT } from '@/app/language';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { ListTabs } from '@/components/page/ListTabs';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace, useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { RecoveryFilters } from './RecoveryFilters';
import { useMonths } from './useMonths';

const lists: RecoveryList[] = ['outstanding', 'ended'];

export default function RecoveriesPage() {
  const t = useT();
  const params = useParams();
  const list = lists.find((l) => l === params.list) ?? 'outstanding';
  const [filter, setFilter] = useAddressFilter('programme', 'division');
  const query = useInfiniteQuery(recoveriesQuery(list, filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useColumns();
  return (
    <Page title={t('menu.recoveries')}>
      <ListTabs
        label={t('recoveries.lists')}
        tabs={lists.map((l) => ({ to: `/recoveries/list/${l}`, words: t(`recoveries.${l}`) }))}
      />
      <RecoveryFilters filter={filter} onChange={setFilter} />
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<RecoveryLine>
              caption={t(`recoveries.${list}`)}
              columns={columns}
              rows={rows}
              rowKey={({ row }) => row.recovery}
              to={({ row }) => `/recoveries/${row.recovery}`}
              empty={t(`recoveries.none_${list}`)}
            />
            <MoreRows query={query} shown={rows.length} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function useColumns(): Column<RecoveryLine>[] {
  const t = useT();
  const place = usePlace();
  const programme = useProgrammeName();
  const months = useMonths();
  return [
    {
      key: 'payee',
      title: t('recovery.payee'),
      cell: ({ row, payee_name }) => (
        <>
          <Link to={`/recoveries/${row.recovery}`}>{payee_name || t('person.erased')}</Link>
          {row.withdrawn && <span className="mark">{t('recovery.withdrawn')}</span>}
        </>
      ),
    },
    { key: 'programme', title: t('programme'), cell: ({ row }) => programme(row.programme) },
    { key: 'months', title: t('recovery.months'), cell: ({ row }) => months(row.months) },
    { key: 'total', title: t('recovery.total'), number: true, cell: ({ row }) => <Amount fen={row.total_fen} /> },
    { key: 'repaid', title: t('recovery.repaid'), number: true, cell: ({ row }) => <Amount fen={row.repaid_fen} /> },
    { key: 'waived', title: t('recovery.waived'), number: true, cell: ({ row }) => <Amount fen={row.waived_fen} /> },
    {
      key: 'outstanding',
      title: t('recovery.outstanding'),
      number: true,
      cell: ({ row }) => <strong><Amount fen={row.outstanding_fen} /></strong>,
    },
    { key: 'opened_on', title: t('recovery.opened_on'), cell: ({ row }) => row.opened_on },
    { key: 'place', title: t('division'), cell: ({ row }) => place(row.division) },
  ];
}
