// One recovery: who owes what, for which months, what has come back, what was waived.
import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { recoveryQuery } from '@/api/money';
import type { Recovery } from '@/api/types';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { PersonCard } from '@/components/people/PersonCard';
import { usePlace, useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable } from '@/components/table/DataTable';
import { yuanShown } from '@/lib/money';
import { PaidBackDialog, type PaidBack } from './PaidBackDialog';
import { RecoveryHistory, useRecoveryReason } from './RecoveryHistory';

export default function RecoveryPage() {
  const { recovery = '' } = useParams();
  const query = useQuery(recoveryQuery(recovery));
  return <QueryView query={query}>{(data) => <Shown data={data} />}</QueryView>;
}

function Shown({ data }: { data: Recovery }) {
  const t = useT();
  const { role } = useMe();
  const [dialog, setDialog] = useState<PaidBack>();
  const { row, payee } = data;
  const mine = role === 'finance' ? 'repayment' : role === 'district_confirmer' ? 'waiver' : undefined;
  return (
    <Page
      title={t('recovery.title', { name: payee.name || t('person.erased') })}
      tools={
        mine && !row.withdrawn && row.outstanding_fen > 0 && (
          <Button onClick={() => setDialog(mine)}>{t(`recovery.${mine}`)}</Button>
        )
      }
    >
      <Head data={data} />
      {row.withdrawn && row.repaid_fen > 0 && (
        <p className="notice notice-warning">{t('recovery.owed', { amount: yuanShown(row.repaid_fen) })}</p>
      )}
      <Section title={t('recovery.payee')}>
        <PersonCard person={payee} />
      </Section>
      <Section title={t('recovery.months')}>
        <DataTable
          caption={t('recovery.months')}
          columns={[
            { key: 'month', title: t('month'), cell: (m) => m.month },
            { key: 'amount', title: t('recovery.amount'), number: true, cell: (m) => <Amount fen={m.amount_fen} /> },
          ]}
          rows={row.months}
          rowKey={(m) => m.month}
          className="narrow"
        />
      </Section>
      <Section title={t('recovery.history')}>
        <RecoveryHistory data={data} />
      </Section>
      {dialog && <PaidBackDialog row={row} what={dialog} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}

function Head({ data: { row } }: { data: Recovery }) {
  const t = useT();
  const place = usePlace();
  const programme = useProgrammeName();
  const reason = useRecoveryReason();
  const facts: [string, ReactNode][] = [
    [t('programme'), programme(row.programme)],
    [t('recovery.total'), <Amount key="t" fen={row.total_fen} />],
    [t('recovery.repaid'), <Amount key="r" fen={row.repaid_fen} />],
    [t('recovery.waived'), <Amount key="w" fen={row.waived_fen} />],
    [t('recovery.outstanding'), row.withdrawn ? t('recovery.withdrawn') : <strong><Amount fen={row.outstanding_fen} /></strong>],
    [t('recovery.reason'), reason(row.reason)],
    [t('recovery.opened_on'), row.opened_on],
    [t('division'), place(row.division)],
    ...(row.saga
      ? [[t('recovery.saga'), <Link key="s" to={`/sagas/${row.saga}`}>{t('recovery.open_saga')}</Link>] as [string, ReactNode]]
      : []),
  ];
  return (
    <dl className="figures" aria-label={t('figures.title')}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
