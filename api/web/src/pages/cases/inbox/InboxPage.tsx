// 待办 / 已办 / 办结: the cases that wait for the reader, those they took part in, those that ended.
import { useEffect, useMemo, useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { inboxCountsQuery, inboxQuery, type InboxList, type InboxWho } from '@/api/cases';
import type { InboxRow } from '@/api/types';
import { useT } from '@/app/language';
import { mayActOnSagas, mayRegister } from '@/app/roles';
import { useMe } from '@/app/session';
import { useAddressFilter } from '@/components/form/useAddressFilter';
import { ListTabs } from '@/components/page/ListTabs';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { useInboxColumns } from './columns';
import { InboxFilters } from './InboxFilters';
import { rememberInbox } from './last_inbox';
import { SagasHeld } from './SagasHeld';

const lists: InboxList[] = ['todo', 'done', 'ended'];

export function InboxPage() {
  const t = useT();
  const me = useMe();
  const params = useParams();
  const list = lists.find((l) => l === params.list) ?? 'todo';
  const [filter, setFilter] = useAddressFilter('programme', 'division');
  const [typed, setTyped] = useState(useTypedBefore());
  const who = useSettled(typed);
  useRemembered(who);
  const query = useInfiniteQuery(inboxQuery(list, filter, whoOf(who)));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const columns = useInboxColumns(list);

  return (
    <Page
      title={t(`inbox.${list}`)}
      tools={
        mayRegister(me.role) && (
          <Link className="button-link" to="/claims/new">
            {t('menu.claim')}
          </Link>
        )
      }
    >
      {list === 'todo' && mayActOnSagas(me.role) && <SagasHeld />}
      <InboxTabs />
      <InboxFilters
        filter={filter}
        who={typed}
        onWho={setTyped}
        onFilter={setFilter}
      />
      <QueryView query={query}>
        {() => (
          <>
            <DataTable<InboxRow>
              caption={t(`inbox.${list}`)}
              columns={columns}
              rows={rows}
              rowKey={(line) => line.row.claim}
              to={(line) => `/claims/${line.row.claim}`}
              empty={t(who ? 'inbox.none_named' : `inbox.none_${list}`)}
            />
            <MoreRows query={query} shown={rows.length} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

// An identity number is looked up whole; anything else is the beginning of a name.
function whoOf(text: string): InboxWho {
  if (text === '') return {};
  return /^\d{17}[\dXx]$/.test(text) ? { id_number: text } : { name: text };
}

// What has been typed, once the typing has stopped: every question leaves its trace.
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

// A name is kept with the page in the browser's history, where going back and loading again find it,
// and never in an address.
const nameOf = (state: unknown): string => (state as { who?: string } | null)?.who ?? '';
const useTypedBefore = (): string => nameOf(useLocation().state);

function useRemembered(who: string): void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (nameOf(state) !== who) void navigate(pathname + search, { replace: true, state: { who } });
  }, [who, state, pathname, search, navigate]);
  useEffect(() => rememberInbox(pathname + search, who), [pathname, search, who]);
}

function InboxTabs() {
  const t = useT();
  const { data } = useQuery(inboxCountsQuery);
  const tabs = lists.map((list) => ({
    to: `/inbox/${list}`,
    words: (
      <>
        {t(`inbox.${list}`)}
        {data && <span className="tab-count">{data[list]}</span>}
      </>
    ),
  }));
  return <ListTabs label={t('inbox.lists')} tabs={tabs} />;
}
