// The roll's payments: hold one before the district confirms, mark one paid or failed after.
import { useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { rollPaymentsQuery } from '@/api/money';
import type { Roll, RollPayment } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { mayConfirmTowns } from '@/app/roles';
import { useMe } from '@/app/session';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { MoreRows } from '@/components/table/MoreRows';
import { LineDialog, type ChosenLine, type LineAct } from './LineDialog';

const chosen = ({ row, payee_name }: RollPayment): ChosenLine => ({
  award: row.award,
  month: row.month,
  name: payee_name,
  amount_fen: row.basic_fen + row.supplement_fen,
});

export function RollLines({ roll }: { roll: Roll }) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const { role } = useMe();
  const [division, setDivision] = useState<string>();
  const [asking, setAsking] = useState<{ line: ChosenLine; act: LineAct }>();
  const query = useInfiniteQuery(rollPaymentsQuery(roll.programme, roll.month, division ? { division } : {}));
  const frozen = roll.status === 'confirmed' || roll.status === 'exported';
  const acts = (line: RollPayment): LineAct[] => {
    if (line.row.status !== 'listed') return [];
    if (!frozen) return mayConfirmTowns(role) ? ['hold'] : [];
    return role === 'finance' ? ['paid', 'failed'] : [];
  };
  const columns: Column<RollPayment>[] = [
    {
      key: 'payee',
      title: t('payee'),
      cell: ({ row, payee_name, subject_name, has_account }) => (
        <>
          <Link to={`/awards/${row.award}`}>{payee_name || t('person.erased')}</Link>
          {row.subject !== row.payee && <span className="muted"> {t('inbox.for', { name: subject_name })}</span>}
          {!has_account && !row.funeral_home && <span className="mark">{t('roll.no_account')}</span>}
        </>
      ),
    },
    {
      key: 'account',
      title: t('person.account'),
      cell: ({ row, payee_name, account, account_holder }) =>
        row.funeral_home ? (
          '—'
        ) : (
          <>
            {account || '—'}
            {account && account_holder !== payee_name && <span className="mark">{account_holder}</span>}
          </>
        ),
    },
    { key: 'division', title: t('roll.town'), cell: ({ row }) => place(row.funeral_home ?? row.division) },
    { key: 'month', title: t('payment.month'), cell: ({ row }) => row.month },
    { key: 'basic', title: t('figures.basic'), number: true, cell: ({ row }) => <Amount fen={row.basic_fen} /> },
    { key: 'supplement', title: t('figures.supplement'), number: true, cell: ({ row }) => <Amount fen={row.supplement_fen} /> },
    { key: 'status', title: t('payment.status'), cell: ({ row }) => words(`payment_status.${row.status}`) },
    { key: 'reason', title: t('payment.reason'), cell: ({ row }) => words([`payment_reason.${row.reason}`, '']) || row.reason || '—' },
    {
      key: 'acts',
      title: t('actions.title'),
      cell: (line) =>
        acts(line).map((act) => (
          <Button
            key={act}
            size="small"
            aria-label={t('line.what', { act: t(`line.${act}`), name: line.payee_name })}
            onClick={() => setAsking({ line: chosen(line), act })}
          >
            {t(`line.${act}`)}
          </Button>
        )),
    },
  ];
  return (
    <Section
      title={t('roll.lines')}
      tools={
        <div className="filters">
          <label htmlFor="lines-division">{t('division')}</label>
          <DivisionSelect id="lines-division" value={division} onChange={setDivision} />
        </div>
      }
    >
      <QueryView query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              <DataTable
                caption={t('roll.lines')}
                columns={columns}
                rows={rows}
                rowKey={({ row }) => `${row.award} ${row.month}`}
                empty={t('roll.no_lines')}
              />
              <MoreRows query={query} shown={rows.length} />
            </>
          );
        }}
      </QueryView>
      {asking && (
        <LineDialog roll={roll} line={asking.line} act={asking.act} onClose={() => setAsking(undefined)} />
      )}
    </Section>
  );
}
