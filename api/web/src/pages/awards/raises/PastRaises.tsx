// The raises of a programme, and what is left to do about the newest: confirm, continue or withdraw.
import { useState } from 'react';
import { Button } from 'antd';
import type { RaiseLine } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { Section } from '@/components/page/Page';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { ConfirmRaise, WithdrawRaise } from './RaiseDialogs';

interface Props {
  programme: string;
  rows: RaiseLine[];
}

export function PastRaises({ programme, rows }: Props) {
  const t = useT();
  const words = useWords();
  const { role } = useMe();
  const [confirming, setConfirming] = useState<RaiseLine>();
  const [withdrawing, setWithdrawing] = useState<RaiseLine>();
  const columns: Column<RaiseLine>[] = [
    { key: 'document', title: t('raise.document'), cell: ({ raise }) => raise.prepared.document },
    { key: 'version', title: t('raise.version'), cell: ({ raise }) => raise.prepared.pack.version },
    { key: 'from', title: t('raise.from'), cell: ({ raise }) => raise.prepared.from },
    { key: 'status', title: t('raise.status'), cell: ({ raise }) => words(`raise_status.${raise.status}`) },
    {
      key: 'awards',
      title: t('raise.rise'),
      number: true,
      cell: ({ raise }) => (raise.status === 'carried_out' ? raise.awards : raise.prepared.awards),
    },
    {
      key: 'more',
      title: t('raise.more'),
      number: true,
      cell: ({ raise }) => <Amount fen={raise.prepared.after_fen - raise.prepared.before_fen} />,
    },
    { key: 'prepared', title: t('raise.prepared_by'), cell: (r) => `${r.prepared_by} ${r.raise.prepared.on}` },
    {
      key: 'confirmed',
      title: t('raise.confirmed_by'),
      cell: (r) => (r.raise.confirmed ? `${r.confirmed_by} ${r.raise.confirmed.on}` : (r.raise.withdrawn?.reason ?? '—')),
    },
    {
      key: 'acts',
      title: t('actions.title'),
      cell: (r) => (
        <span className="actions">
          {role === 'district_confirmer' && (r.raise.status === 'prepared' || r.raise.status === 'confirmed') && (
            <Button size="small" type="primary" onClick={() => setConfirming(r)}>
              {r.raise.status === 'prepared' ? t('raise.confirm') : t('raise.continue')}
            </Button>
          )}
          {(role === 'district_confirmer' || role === 'district_reviewer') && r.raise.status === 'prepared' && (
            <Button size="small" onClick={() => setWithdrawing(r)}>{t('raise.withdraw')}</Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Section title={t('raise.past')}>
      <DataTable
        caption={t('raise.past')}
        columns={columns}
        rows={rows}
        rowKey={(r) => String(r.raise.prepared.number)}
        empty={t('raise.none')}
      />
      {confirming && <ConfirmRaise programme={programme} line={confirming} onClose={() => setConfirming(undefined)} />}
      {withdrawing && <WithdrawRaise programme={programme} line={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Section>
  );
}
