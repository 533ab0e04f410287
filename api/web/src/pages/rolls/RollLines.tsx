// The roll's payments: hold one before the district confirms, mark one paid or failed after.
import { useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { rollPaymentsQuery } from '@/api/queries';
import type { Roll, RollPayment } from '@/api/types';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { Amount } from '@/components/Amount';
import { DataTable, type Column } from '@/components/DataTable';
import { DivisionSelect } from '@/components/DivisionSelect';
import { MoreRows } from '@/components/MoreRows';
import { Section } from '@/components/Page';
import { usePlace } from '@/components/places';
import { QueryView } from '@/components/QueryView';
import { LineDialog, type LineAct } from './LineDialog';

export function RollLines({ roll }: { roll: Roll }) {
  const t = useT();
  const place = usePlace();
  const { role } = useMe();
  const [division, setDivision] = useState<string>();
  const [asking, setAsking] = useState<{ line: RollPayment; act: LineAct }>();
  const query = useInfiniteQuery(rollPaymentsQuery(roll.programme, roll.month, division));
  const frozen = roll.status === 'confirmed' || roll.status === 'exported';
  const acts = (line: RollPayment): LineAct[] => {
    if (line.status !== 'listed') return [];
    if (!frozen) return role === 'supervisor' ? [] : ['hold'];
    return role === 'finance' || role === 'district_confirmer' ? ['paid', 'failed'] : [];
  };
  const columns: Column<RollPayment>[] = [
    {
      key: 'payee',
      title: t('payee'),
      cell: (p) => <Link to={`/awards/${p.award}`}>{p.payee_name || t('person.erased')}</Link>,
    },
    { key: 'division', title: t('division'), cell: (p) => place(p.division) },
    { key: 'month', title: t('payment.month'), cell: (p) => p.month },
    { key: 'basic', title: t('figures.basic'), number: true, cell: (p) => <Amount fen={p.basic_fen} /> },
    { key: 'supplement', title: t('figures.supplement'), number: true, cell: (p) => <Amount fen={p.supplement_fen} /> },
    { key: 'status', title: t('payment.status'), cell: (p) => t(`payment.${p.status}`) },
    { key: 'reason', title: t('payment.reason'), cell: (p) => p.reason || '—' },
    {
      key: 'acts',
      title: t('actions.title'),
      cell: (line) =>
        acts(line).map((act) => (
          <Button
            key={act}
            size="small"
            aria-label={t('line.what', { act: t(`line.${act}`), name: line.payee_name })}
            onClick={() => setAsking({ line, act })}
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
                rowKey={(p) => `${p.award} ${p.month}`}
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
