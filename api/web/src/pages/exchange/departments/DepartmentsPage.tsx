// The departments' systems that steps of life events are sent to, and how they answer.
import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '@/api/exchange';
import type { Schemas } from '@/api/types';
import { useNamed, useT } from '@/app/language';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable, type Column } from '@/components/table/DataTable';
import { ConsoleTabs } from '../ConsoleTabs';

type Row = Schemas['DepartmentRow'];

export default function DepartmentsPage() {
  const t = useT();
  const named = useNamed();
  const query = useQuery(departmentsQuery);
  const columns: Column<Row>[] = [
    { key: 'name', title: t('departments.name'), cell: ({ department }) => named(department.name) },
    { key: 'address', title: t('departments.address'), cell: ({ department }) => department.url },
    {
      key: 'acts',
      title: t('departments.acts'),
      cell: ({ department }) => department.acts.map((a) => named(a.name)).join('、'),
    },
    { key: 'calls', title: t('departments.calls'), number: true, cell: (row) => row.calls },
    { key: 'failures', title: t('departments.failures'), number: true, cell: (row) => row.failures },
    {
      key: 'state',
      title: t('departments.state'),
      cell: (row) => (
        <>
          {t(row.down ? 'departments.down' : 'departments.up')}
          {row.trouble && <div className="muted">{row.trouble}</div>}
        </>
      ),
    },
  ];
  return (
    <Page title={t('departments.title')}>
      <ConsoleTabs />
      <QueryView query={query}>
        {({ rows, trouble }) => (
          <>
            {trouble && <p role="alert">{t('departments.stopped', { trouble })}</p>}
            <DataTable<Row>
              caption={t('departments.title')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.department.id}
              empty={t('departments.none')}
            />
          </>
        )}
      </QueryView>
    </Page>
  );
}
