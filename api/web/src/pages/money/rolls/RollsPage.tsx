// 发放: the rolls of a programme by month, and drawing a new one.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { programmesQuery } from '@/api/cases';
import { drawRoll, rollsQuery } from '@/api/money';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords, type Translate } from '@/app/language';
import { mayDraw } from '@/app/roles';
import { useMe } from '@/app/session';
import { MonthInput } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { Page } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { ProgrammeTabs } from '@/components/page/ProgrammeTabs';
import { QueryView } from '@/components/page/QueryView';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { monthOf, parseMonth } from '@/lib/dates';

export default function RollsPage() {
  const t = useT();
  const { programme } = useParams();
  const programmes = useQuery(programmesQuery);
  return (
    <Page title={t('menu.rolls')}>
      <QueryView query={programmes}>
        {(rows) => (
          <>
            <ProgrammeTabs programmes={rows} to={(id) => `/rolls/${id}`} />
            {programme ? (
              <Rolls key={programme} programme={programme} />
            ) : (
              rows[0] && <Navigate to={`/rolls/${rows[0].id}`} replace />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Rolls({ programme }: { programme: string }) {
  const t = useT();
  const words = useWords();
  const { role } = useMe();
  const query = useQuery(rollsQuery(programme));
  return (
    <>
      {mayDraw(role) && <DrawRoll programme={programme} />}
      <QueryView query={query}>
        {(rows) => (
          <DataTable
            caption={t('menu.rolls')}
            columns={columns(t, words)}
            rows={rows}
            rowKey={(r) => r.month}
            to={(r) => `/rolls/${r.programme}/${r.month}`}
            empty={t('rolls.none')}
          />
        )}
      </QueryView>
    </>
  );
}

const columns = (t: Translate, words: (key: string) => string): Column<Roll>[] => [
  {
    key: 'month',
    title: t('payment.roll'),
    cell: (r) => <Link to={`/rolls/${r.programme}/${r.month}`}>{r.month}</Link>,
  },
  { key: 'status', title: t('payment.status'), cell: (r) => words(`roll_status.${r.status}`) },
  {
    key: 'towns',
    title: t('rolls.towns_confirmed'),
    cell: (r) => `${r.towns.filter((town) => town.confirmed_by).length} / ${r.towns.length}`,
  },
  { key: 'payments', title: t('roll.payments'), number: true, cell: (r) => r.payments },
  { key: 'total', title: t('roll.total'), number: true, cell: (r) => <Amount fen={r.total_fen} /> },
  { key: 'settled', title: t('payment.settled'), number: true, cell: (r) => r.settled },
  { key: 'failed', title: t('payment.failed'), number: true, cell: (r) => r.failed },
];

function DrawRoll({ programme }: { programme: string }) {
  const t = useT();
  const navigate = useNavigate();
  const { office_date } = useMe();
  const [month, setMonth] = useState(monthOf(office_date));
  const good = parseMonth(month);
  const draw = useCommand(drawRoll, () => {
    flash(t('rolls.drawn', { month }), `/rolls/${programme}/${month}`);
    void navigate(`/rolls/${programme}/${month}`);
  });
  return (
    <form
      className="filters"
      aria-label={t('rolls.draw')}
      onSubmit={(e) => {
        e.preventDefault();
        if (good) void draw.run(programme, good);
      }}
    >
      <label htmlFor="draw-month">{t('payment.roll')}</label>
      <MonthInput id="draw-month" aria-invalid={good ? undefined : true} value={month} onChange={setMonth} />
      <Button type="primary" htmlType="submit" loading={draw.pending}>
        {t('rolls.draw')}
      </Button>
      <span role="status">{draw.pending && t('rolls.drawing')}</span>
      {!good && <span className="field-error" role="alert">{t('field.month_needed')}</span>}
      {draw.problem && <ProblemNotice problem={draw.problem} focus />}
    </form>
  );
}
