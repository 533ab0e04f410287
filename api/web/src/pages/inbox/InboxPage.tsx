// 待办 / 已办 / 办结: the cases that wait for the reader, those they took part in, those that ended.
import { useMemo, useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, NavLink, useParams, useSearchParams } from 'react-router';
import { inboxCountsQuery, inboxQuery, type InboxList } from '@/api/queries';
import type { InboxRow } from '@/api/types';
import { useT } from '@/app/language';
import { menuOf } from '@/app/menu';
import { useMe } from '@/app/session';
import { DataTable } from '@/components/DataTable';
import { MoreRows } from '@/components/MoreRows';
import { Page } from '@/components/Page';
import { QueryView } from '@/components/QueryView';
import { InboxFilters } from './InboxFilters';
import { useInboxColumns } from './columns';

const lists: InboxList[] = ['todo', 'done', 'ended'];

export function InboxPage() {
  const t = useT();
  const me = useMe();
  const params = useParams();
  const list = lists.find((l) => l === params.list) ?? 'todo';
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState('');
  const filter = {
    programme: search.get('programme') ?? undefined,
    division: search.get('division') ?? undefined,
  };
  const query = useInfiniteQuery(inboxQuery(list, filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const named = rows.filter((line) =>
    [line.applicant_name, line.subject_name].some((n) => n.includes(name.trim())),
  );
  const columns = useInboxColumns(list);

  return (
    <Page
      title={t(`inbox.${list}`)}
      tools={
        menuOf(me.role).some((item) => item.to === '/claims/new') && (
          <Link className="button-link" to="/claims/new">
            {t('menu.claim')}
          </Link>
        )
      }
    >
      <InboxTabs />
      <InboxFilters
        filter={filter}
        name={name}
        onName={setName}
        onFilter={(next) => setSearch(withoutEmpty(next), { replace: true })}
      />
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<InboxRow>
              caption={t(`inbox.${list}`)}
              columns={columns}
              rows={named}
              rowKey={(line) => line.row.claim}
              to={(line) => `/claims/${line.row.claim}`}
              empty={t(name ? 'inbox.none_named' : `inbox.none_${list}`)}
            />
            <MoreRows query={query} shown={named.length} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => !!pair[1]),
  );
}

function InboxTabs() {
  const t = useT();
  const { data } = useQuery(inboxCountsQuery);
  return (
    <nav className="tabs" aria-label={t('inbox.lists')}>
      {lists.map((list) => (
        <NavLink key={list} to={`/inbox/${list}`}>
          {t(`inbox.${list}`)}
          {data && <span className="tab-count">{data[list]}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
