// 名册: who is on a programme's roster on a day, as the book knew it at a position.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from 'react-router';
import { rosterQuery } from '@/api/awards';
import { programmesQuery } from '@/api/cases';
import type { RosterRow, RosterTotals } from '@/api/types';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { Page } from '@/components/page/Page';
import { ProgrammeTabs } from '@/components/page/ProgrammeTabs';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { RosterFilters } from './RosterFilters';

export default function RosterPage() {
  const t = useT();
  const { programme } = useParams();
  const programmes = useQuery(programmesQuery);
  return (
    <Page title={t('menu.rosters')}>
      <QueryView query={programmes}>
        {(rows) => (
          <>
            <ProgrammeTabs programmes={rows} to={(id) => `/rosters/${id}`} />
            {programme ? (
              <Roster key={programme} programme={programme} />
            ) : (
              rows[0] && <Navigate to={`/rosters/${rows[0].id}`} replace />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Roster({ programme }: { programme: string }) {
  const t = useT();
  const { office_date } = useMe();
  const [view, setView] = useAddressFilter('on', 'known_at', 'division');
  const query = useInfiniteQuery(rosterQuery(programme, view));
  const columns = useRosterColumns();
  return (
    <>
      <RosterFilters key={JSON.stringify(view)} view={view} onChange={setView} />
      <p className="muted" role="status">
        {t(view.known_at ? 'roster.as_known' : 'roster.as_now', {
          on: view.on ?? office_date,
          position: view.known_at ?? '',
        })}
      </p>
      <QueryView query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              {pages[0] && <Totals totals={pages[0].totals} />}
              <DataTable
                caption={t('menu.rosters')}
                columns={columns}
                rows={rows}
                rowKey={({ row }) => row.award}
                to={({ row }) => `/awards/${row.award}`}
                empty={t('roster.none')}
              />
              <MoreRows query={query} shown={rows.length} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function Totals({ totals }: { totals: RosterTotals }) {
  const t = useT();
  return (
    <dl className="figures" aria-label={t('roster.totals')}>
      <div>
        <dt>{t('roster.households')}</dt>
        <dd>{totals.awards}</dd>
      </div>
      <div>
        <dt>{t('roster.people')}</dt>
        <dd>{totals.people}</dd>
      </div>
      <div>
        <dt>{t('figures.basic')}</dt>
        <dd><Amount fen={totals.basic_fen} /></dd>
      </div>
      <div>
        <dt>{t('figures.supplement')}</dt>
        <dd><Amount fen={totals.supplement_fen} /></dd>
      </div>
      <div className="figure-strong">
        <dt>{t('figures.total')}</dt>
        <dd><Amount fen={totals.basic_fen + totals.supplement_fen} /></dd>
      </div>
    </dl>
  );
}

function useRosterColumns(): Column<RosterRow>[] {
  const t = useT();
  const place = usePlace();
  return [
    {
      key: 'payee',
      title: t('payee'),
      cell: ({ row, payee_name }) => (
        <>
          <Link to={`/awards/${row.award}`}>{payee_name || t('person.erased')}</Link>
          {row.phasing_out && <span className="mark">{t('roster.phasing_out')}</span>}
        </>
      ),
    },
    { key: 'division', title: t('division'), cell: ({ row }) => place(row.division) },
    { key: 'people', title: t('roster.people'), number: true, cell: ({ row }) => row.people },
    { key: 'basic', title: t('figures.basic'), number: true, cell: ({ row }) => <Amount fen={row.basic_fen} /> },
    { key: 'supplement', title: t('figures.supplement'), number: true, cell: ({ row }) => <Amount fen={row.supplement_fen} /> },
    { key: 'total', title: t('figures.total'), number: true, cell: ({ row }) => <Amount fen={row.basic_fen + row.supplement_fen} /> },
    { key: 'from', title: t('roster.from'), cell: ({ row }) => row.from },
    { key: 'until', title: t('roster.until'), cell: ({ row }) => row.until ?? '—' },
    { key: 'review', title: t('roster.review_due'), cell: ({ row }) => row.review_due ?? '—' },
  ];
}
