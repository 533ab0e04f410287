// 人员与权限: who has an account, where, as what, and how it stands.
import { useMemo, useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import type { UserRow } from '@/api/types';
import { usersQuery } from '@/api/office';
import { useT, useWords } from '@/app/language';
import { mayManageAccounts } from '@/app/roles';
import { useMe } from '@/app/session';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { SecretDialog, type ToldSecret } from '@/components/secrets/SecretDialog';
import { DataTable, type Column } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { instantShown } from '@/lib/dates';
import { NewUserDialog } from './NewUserDialog';
import { UserFilters } from './UserFilters';
import { UserMarks } from './UserMarks';

export default function UsersPage() {
  const t = useT();
  const { role } = useMe();
  const navigate = useNavigate();
  const [filter, setFilter] = useAddressFilter('division', 'role', 'state');
  const query = useInfiniteQuery(usersQuery(filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useUserColumns();
  const [creating, setCreating] = useState(false);
  const [told, setTold] = useState<ToldSecret & { user: string }>();
  return (
    <Page
      title={t('menu.users')}
      tools={
        mayManageAccounts(role) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('users.new')}
          </Button>
        )
      }
    >
      <UserFilters filter={filter} onChange={setFilter} />
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<UserRow>
              caption={t('menu.users')}
              columns={columns}
              rows={rows}
              rowKey={(u) => u.user}
              to={(u) => `/users/${u.user}`}
              empty={t('users.none')}
            />
            <MoreRows query={query} shown={rows.length} />
          </>
        )}
      </QueryView>
      {creating && <NewUserDialog onCreated={setTold} onClose={() => setCreating(false)} />}
      {told && <SecretDialog {...told} onClose={() => void navigate(`/users/${told.user}`)} />}
    </Page>
  );
}

function useUserColumns(): Column<UserRow>[] {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  return [
    { key: 'name', title: t('name'), cell: (u) => <Link to={`/users/${u.user}`}>{u.name}</Link> },
    { key: 'login', title: t('users.login'), cell: (u) => u.login },
    { key: 'role', title: t('users.role'), cell: (u) => (u.role ? words(`role.${u.role}`) : '—') },
    { key: 'division', title: t('division'), cell: (u) => (u.division ? place(u.division) : '—') },
    { key: 'state', title: t('users.state'), cell: (u) => <UserMarks user={u} /> },
    { key: 'factor', title: t('second_factor.title'), cell: (u) => t(`users.factor_${u.second_factor}`) },
    {
      key: 'last',
      title: t('users.last_sign_in'),
      cell: (u) => (u.last_sign_in ? instantShown(u.last_sign_in) : t('users.never')),
    },
  ];
}
