// The home's statement typed in beside ours, when there is no file of it.
import { useState } from 'react';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '@/api/cases';
import { compareStatement } from '@/api/money';
import type { Roll, SettlementRow } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT } from '@/app/language';
import { Choice, MoneyInput } from '@/components/form/inputs';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { useItemName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { yuanText } from '@/lib/money';
import { canBeTyped, keyOf, typedLines, type Amounts, type OwnLine } from './statement';

interface Props {
  roll: Roll;
  home: string;
  rows: readonly SettlementRow[];
  onCompared: () => void;
}

export function TypedStatement({ roll, home, rows, onCompared }: Props) {
  const t = useT();
  const itemName = useItemName(roll.programme);
  const [amounts, setAmounts] = useState<Amounts>({});
  const [own, setOwn] = useState<OwnLine[]>([]);
  const compare = useCommand(compareStatement, onCompared);
  const { lines, wrong } = typedLines(rows, amounts, own);
  const label = (row: SettlementRow) =>
    t('settlement.theirs_of', { name: row.subject_name, item: itemName(row.item) });
  const columns: Column<SettlementRow>[] = [
    { key: 'deceased', title: t('settlement.deceased'), cell: (r) => r.subject_name || t('person.erased') },
    { key: 'number', title: t('id_number'), cell: (r) => <span className="code">{r.subject_id_number}</span> },
    { key: 'payee', title: t('settlement.applicant'), cell: (r) => r.payee_name },
    { key: 'item', title: t('settlement.item'), cell: (r) => itemName(r.item) || t('settlement.whole') },
    { key: 'ours', title: t('settlement.ours'), number: true, cell: (r) => <Amount fen={r.amount_fen} /> },
    {
      key: 'theirs',
      title: t('settlement.theirs'),
      cell: (r) =>
        canBeTyped(r) ? (
          <MoneyInput
            aria-label={label(r)}
            aria-invalid={wrong.includes(keyOf(r)) || undefined}
            value={amounts[keyOf(r)] ?? ''}
            onChange={(yuan) => setAmounts({ ...amounts, [keyOf(r)]: yuan })}
          />
        ) : (
          t('settlement.by_file')
        ),
    },
  ];
  const same = () =>
    setAmounts(Object.fromEntries(rows.filter(canBeTyped).map((r) => [keyOf(r), yuanText(r.amount_fen)])));
  return (
    <>
      <DataTable
        caption={t('settlement.typed')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        empty={t('settlement.no_lines')}
      />
      <OwnLines programme={roll.programme} lines={own} wrong={wrong} onChange={setOwn} />
      <p className="actions">
        <Button onClick={() => setOwn([...own, { reference: '', item: '', amount: '' }])}>
          {t('settlement.add_line')}
        </Button>
        <Button disabled={!rows.some(canBeTyped)} onClick={same}>
          {t('settlement.same')}
        </Button>
        <Button
          type="primary"
          loading={compare.pending}
          disabled={wrong.length > 0 || lines.length === 0}
          onClick={() => void compare.run(roll, home, { lines })}
        >
          {t('settlement.compare_typed')}
        </Button>
        {wrong.length > 0 && (
          <span className="field-error">{t('settlement.wrong_amounts', { n: wrong.length })}</span>
        )}
      </p>
      {compare.problem && <ProblemNotice problem={compare.problem} focus />}
    </>
  );
}

function OwnLines({
  programme,
  lines,
  wrong,
  onChange,
}: {
  programme: string;
  lines: readonly OwnLine[];
  wrong: readonly string[];
  onChange: (lines: OwnLine[]) => void;
}) {
  const t = useT();
  const named = useNamed();
  const programmes = useQuery(programmesQuery);
  const items = programmes.data?.find((p) => p.id === programme)?.formula.items ?? [];
  const set = (at: number, change: Partial<OwnLine>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...change } : line)));
  return lines.map((line, i) => (
    <fieldset key={i} className="own-line">
      <legend className="unseen">{t('settlement.own_line', { n: i + 1 })}</legend>
      <Input
        className="who-input"
        aria-label={t('settlement.reference')}
        placeholder={t('settlement.reference')}
        aria-invalid={wrong.includes(String(i)) || undefined}
        maxLength={36}
        value={line.reference}
        onChange={(e) => set(i, { reference: e.target.value })}
      />
      <Choice
        aria-label={t('settlement.item')}
        value={line.item}
        empty={t('settlement.choose_item')}
        options={items.map((item) => ({ value: item.code, label: named(item.name) || item.code }))}
        onChange={(item) => set(i, { item })}
      />
      <MoneyInput aria-label={t('settlement.theirs')} value={line.amount} onChange={(amount) => set(i, { amount })} />
      <Button size="small" onClick={() => onChange(lines.filter((_, at) => at !== i))}>
        {t('settlement.drop_line')}
      </Button>
    </fieldset>
  ));
}
