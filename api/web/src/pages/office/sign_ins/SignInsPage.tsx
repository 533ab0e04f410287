// 登录记录: who signed in, who was refused and why, newest first.
import { useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { SignInRow } from '@/api/types';
import { signInsQuery } from '@/api/office';
import { useT, useWords } from '@/app/language';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable, type Column } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { secondShown } from '@/lib/dates';
import { SignInFilters } from './SignInFilters';

export default function SignInsPage() {
  const t = useT();
  const [filter, setFilter] = useAddressFilter('login', 'user');
  const query = useInfiniteQuery(signInsQuery(filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useSignInColumns();
  return (
    <Page title={t('menu.sign_ins')}>
      <SignInFilters key={`${filter.login} ${filter.user}`} filter={filter} onChange={setFilter} />
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<SignInRow>
              caption={t('menu.sign_ins')}
              columns={columns}
              rows={rows}
              rowKey={(s) => `${s.at} ${s.login} ${s.what}`}
              empty={t('sign_ins.none')}
            />
            <MoreRows query={query} shown={rows.length} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function useSignInColumns(): Column<SignInRow>[] {
  const t = useT();
  const words = useWords();
  return [
    { key: 'at', title: t('sign_ins.at'), cell: (s) => secondShown(s.at) },
    { key: 'login', title: t('users.login'), cell: (s) => s.login },
    { key: 'name', title: t('name'), cell: (s) => (s.user ? <Link to={`/users/${s.user}`}>{s.name}</Link> : '—') },
    {
      key: 'what',
      title: t('sign_ins.what'),
      cell: (s) => (s.what === 'refused' ? <span className="mark">{t('sign_ins.refused')}</span> : t(`sign_ins.${s.what}`)),
    },
    { key: 'reason', title: t('sign_ins.reason'), cell: (s) => (s.reason ? words(`sign_in_reason.${s.reason}`) : '—') },
    { key: 'address', title: t('sessions.address'), cell: (s) => s.address },
  ];
}
