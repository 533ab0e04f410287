// What the last comparison with a home found, line by line, and what has been done about it.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { colleaguesQuery } from '@/api/office';
import type { Roll, RollDifference, RollStatement, SettlementRow } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { mayConfirmTowns } from '@/app/roles';
import { useMe } from '@/app/session';
import { useItemName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { LineDialog, type ChosenLine } from '../rolls/LineDialog';

// A side that has no such item says nothing, which is not zero.
const silent = { ours: ['missing_in_ours', 'item_not_claimed'], theirs: ['missing_in_theirs'] };
const said = ({ found }: RollDifference, side: 'ours' | 'theirs') =>
  silent[side].includes(found.kind) ? undefined : found[`${side}_fen`];

interface Props {
  roll: Roll;
  statement?: RollStatement;
  confirmed: boolean;
  rows: readonly SettlementRow[];
}

export function Comparison({ roll, statement, confirmed, rows }: Props) {
  const t = useT();
  const who = useColleague();
  if (!statement)
    return <p className="notice notice-info">{t('settlement.not_compared')}</p>;
  const { differences, open, matched } = statement;
  const state = differences.length === 0 ? 'agrees' : open === 0 ? 'answered' : 'differs';
  return (
    <div className={`notice ${open === 0 ? 'notice-success' : 'notice-warning'}`} role="status">
      <p className="notice-title">
        {t(`settlement.${state}`, { matched, n: differences.length, open })}
        {open === 0 && roll.status === 'drawn' && !confirmed && t('settlement.may_confirm')}
      </p>
      <p>
        {t('settlement.compared_by', { on: statement.on, who: who(statement.by.user) })}{' '}
        {t('settlement.matched_sum')} <Amount fen={statement.matched_fen} />
      </p>
      {differences.length > 0 && <Differences roll={roll} rows={rows} differences={differences} />}
      <p className="muted">
        {t('settlement.fingerprint')} <code className="fingerprint">{statement.sha256}</code>
      </p>
    </div>
  );
}

function useColleague(): (user: string) => string {
  const me = useMe();
  const { data } = useQuery(colleaguesQuery);
  return (user) => (user === me.user ? me.name : (data?.find((c) => c.user === user)?.name ?? ''));
}

function Differences({
  roll,
  rows,
  differences,
}: {
  roll: Roll;
  rows: readonly SettlementRow[];
  differences: readonly RollDifference[];
}) {
  const t = useT();
  const words = useWords();
  const itemName = useItemName(roll.programme);
  const { role } = useMe();
  const [holding, setHolding] = useState<ChosenLine>();
  const ours = (d: RollDifference) =>
    rows.filter((r) => r.award === d.found.award && r.month === d.found.month);
  const name = (d: RollDifference) => ours(d)[0]?.subject_name || '—';
  const lineOf = (d: RollDifference): ChosenLine | undefined => {
    const { award, month } = d.found;
    if (!award || !month) return undefined;
    const amount_fen = ours(d).reduce((sum, r) => sum + r.amount_fen, 0);
    return { award, month, name: name(d), amount_fen };
  };
  const mayHold = roll.status === 'drawn' && mayConfirmTowns(role);
  const columns: Column<RollDifference>[] = [
    { key: 'kind', title: t('settlement.kind'), cell: (d) => words(`difference.${d.found.kind}`) },
    {
      key: 'line',
      title: t('settlement.line'),
      cell: (d) => (d.found.line === undefined ? '—' : t('settlement.line_n', { n: d.found.line })),
    },
    {
      key: 'deceased',
      title: t('settlement.deceased'),
      cell: (d) => (d.found.award ? <Link to={`/awards/${d.found.award}`}>{name(d)}</Link> : '—'),
    },
    { key: 'item', title: t('settlement.item'), cell: (d) => itemName(d.found.item) || t('settlement.whole') },
    { key: 'ours', title: t('settlement.ours'), number: true, cell: (d) => <Amount fen={said(d, 'ours')} /> },
    { key: 'theirs', title: t('settlement.theirs'), number: true, cell: (d) => <Amount fen={said(d, 'theirs')} /> },
    {
      key: 'difference',
      title: t('settlement.difference'),
      number: true,
      cell: (d) => <Amount fen={d.found.theirs_fen - d.found.ours_fen} />,
    },
    {
      key: 'done',
      title: t('settlement.done_about'),
      cell: (d) => {
        const line = lineOf(d);
        if (d.held) return t('settlement.held');
        if (!line) return t('settlement.home_corrects');
        if (!mayHold) return t('settlement.open');
        return (
          <Button
            size="small"
            aria-label={t('line.what', { act: t('line.hold'), name: line.name })}
            onClick={() => setHolding(line)}
          >
            {t('line.hold')}
          </Button>
        );
      },
    },
  ];
  return (
    <>
      <DataTable
        caption={t('settlement.differences')}
        columns={columns}
        rows={differences}
        rowKey={(d) => `${d.found.kind} ${d.found.line ?? ''} ${d.found.award ?? ''} ${d.found.item}`}
      />
      {holding && <LineDialog roll={roll} line={holding} act="hold" onClose={() => setHolding(undefined)} />}
    </>
  );
}
