// 月度统计: by programme and town, with a sum for each programme.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { monthlyQuery } from '@/api/money';
import type { Monthly } from '@/api/types';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { MonthInput } from '@/components/form/inputs';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace, useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { monthOf, parseMonth } from '@/lib/dates';

type Count = 'filed' | 'granted' | 'denied' | 'stopped' | 'payments' | 'paid_fen';
const counts: Count[] = ['filed', 'granted', 'denied', 'stopped', 'payments', 'paid_fen'];

export default function MonthlyPage() {
  const t = useT();
  const { office_date } = useMe();
  const [typed, setTyped] = useState(monthOf(office_date));
  const [asked, setAsked] = useState<{ month: string; division?: string }>({ month: monthOf(office_date) });
  const [division, setDivision] = useState<string>();
  const good = parseMonth(typed);
  const query = useQuery(monthlyQuery(asked.month, asked.division));
  return (
    <Page title={t('menu.monthly')}>
      <form
        className="filters"
        role="search"
        aria-label={t('filters')}
        onSubmit={(e) => {
          e.preventDefault();
          if (good) setAsked({ month: good, ...(division ? { division } : {}) });
        }}
      >
        <label htmlFor="monthly-month">{t('month')}</label>
        <MonthInput id="monthly-month" aria-invalid={good ? undefined : true} value={typed} onChange={setTyped} />
        <label htmlFor="monthly-division">{t('division')}</label>
        <DivisionSelect id="monthly-division" value={division} onChange={setDivision} />
        <Button type="primary" htmlType="submit">{t('search')}</Button>
        {!good && <span className="field-error" role="alert">{t('field.month_needed')}</span>}
      </form>
      <QueryView query={query}>{(rows) => <Figures rows={rows} month={asked.month} />}</QueryView>
    </Page>
  );
}

function Figures({ rows, month }: { rows: readonly Monthly[]; month: string }) {
  const t = useT();
  const place = usePlace();
  const programme = useProgrammeName();
  const programmes = [...new Set(rows.map((r) => r.programme))];
  const columns: Column<Monthly>[] = [
    { key: 'town', title: t('roll.town'), cell: (r) => place(r.town) },
    ...counts.map((key) => ({
      key,
      title: t(`monthly.${key}`),
      number: true,
      cell: (r: Monthly) => (key === 'paid_fen' ? <Amount fen={r.paid_fen} /> : r[key]),
    })),
  ];
  if (rows.length === 0) return <p>{t('monthly.none', { month })}</p>;
  return (
    <>
      {programmes.map((id) => {
        const own = rows.filter((r) => r.programme === id);
        const sum = (key: Count) => own.reduce((total, r) => total + r[key], 0);
        return (
          <Section key={id} title={`${programme(id)} ${month}`}>
            <DataTable
              caption={programme(id)}
              columns={columns}
              rows={own}
              rowKey={(r) => r.town}
              foot={
                <tr>
                  <th scope="row">{t('figures.total')}</th>
                  {counts.map((key) => (
                    <td key={key} className="number">
                      {key === 'paid_fen' ? <Amount fen={sum(key)} /> : sum(key)}
                    </td>
                  ))}
                </tr>
              }
            />
          </Section>
        );
      })}
    </>
  );
}
