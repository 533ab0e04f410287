// One account: how it stands, what may be done with it, and everything that was.
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { UserChange, UserPage as User } from '@/api/types';
import { userQuery } from '@/api/office';
import { useT, useWords } from '@/app/language';
import { mayReadSignIns, maySecureAccounts } from '@/app/roles';
import { useMe } from '@/app/session';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { DataTable, type Column } from '@/components/table/DataTable';
import { instantShown } from '@/lib/dates';
import { userActs, type UserAct } from './user_acts';
import { UserActDialog } from './UserActDialog';
import { UserActs } from './UserActs';
import { UserMarks } from './UserMarks';
import { UserSessions } from './UserSessions';

export default function UserPage() {
  const { user = '' } = useParams();
  const query = useQuery(userQuery(user));
  return <QueryView query={query}>{(data) => <Shown user={data} />}</QueryView>;
}

function Shown({ user }: { user: User }) {
  const t = useT();
  const { role } = useMe();
  const [act, setAct] = useState<UserAct>();
  return (
    <Page title={user.name} tools={<UserActs acts={userActs(role, user)} onAct={setAct} />}>
      <Head user={user} />
      <Section title={t('users.history')}>
        <DataTable
          caption={t('users.history')}
          columns={useHistoryColumns()}
          rows={user.history}
          rowKey={(h) => `${h.on} ${h.what} ${h.by_name}`}
          empty={t('users.no_history')}
        />
      </Section>
      {maySecureAccounts(role) && (
        <Section title={t('sessions.title')}>
          <UserSessions user={user} />
        </Section>
      )}
      {mayReadSignIns(role) && (
        <p>
          <Link to={`/sign-ins?user=${user.user}`}>{t('users.sign_ins')}</Link>
        </p>
      )}
      {act && <UserActDialog act={act} user={user} onClose={() => setAct(undefined)} />}
    </Page>
  );
}

function Head({ user }: { user: User }) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const facts: [string, ReactNode][] = [
    [t('users.login'), user.login],
    [t('users.role'), user.role ? words(`role.${user.role}`) : t('users.no_post')],
    [t('division'), user.division ? place(user.division) : '—'],
    [t('users.state'), <UserMarks key="s" user={user} />],
    [t('second_factor.title'), t(`users.factor_${user.second_factor}`)],
    [t('users.last_sign_in'), user.last_sign_in ? instantShown(user.last_sign_in) : t('users.never')],
    [t('users.open_cases'), user.open_cases],
  ];
  return (
    <dl className="case-head">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useHistoryColumns(): Column<UserChange>[] {
  const t = useT();
  const words = useWords();
  return [
    { key: 'on', title: t('users.on'), cell: (h) => instantShown(h.on) },
    { key: 'what', title: t('users.what'), cell: (h) => words([`timeline.${h.what}`, `timeline.user.${h.what}`]) },
    { key: 'by', title: t('users.by'), cell: (h) => h.by_name || words('role.system') },
    { key: 'reason', title: t('users.reason'), cell: (h) => h.reason || '—' },
  ];
}
