// 殡葬结算: a month of funeral fee reductions, compared with each home's own record and then confirmed.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { drawRoll, rollQuery } from '@/api/money';
import { asProblem } from '@/api/problem';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { mayDraw, maySettle } from '@/app/roles';
import { useMe } from '@/app/session';
import { Choice, MonthInput } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { Loading } from '@/components/page/Loading';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { usePlace } from '@/components/places';
import { monthOf, parseMonth } from '@/lib/dates';
import { isTown } from '@/lib/divisions';
import { ConfirmRoll } from '../rolls/ConfirmRoll';
import { TownsTable } from '../rolls/TownsTable';
import { HomeStatement } from './HomeStatement';

const programme = 'funeral';

export default function SettlementPage() {
  const t = useT();
  const navigate = useNavigate();
  const { office_date } = useMe();
  const { month = monthOf(office_date) } = useParams();
  const [typed, setTyped] = useState(month);
  const good = parseMonth(typed);
  return (
    <Page title={t('settlement.title')}>
      <form
        className="filters"
        role="search"
        aria-label={t('filters')}
        onSubmit={(e) => {
          e.preventDefault();
          if (good) void navigate(`/settlement/${good}`);
        }}
      >
        <label htmlFor="settlement-month">{t('payment.roll')}</label>
        <MonthInput id="settlement-month" aria-invalid={good ? undefined : true} value={typed} onChange={setTyped} />
        <Button htmlType="submit">{t('search')}</Button>
        {!good && <span className="field-error" role="alert">{t('field.month_needed')}</span>}
      </form>
      <Settlement key={month} month={month} />
    </Page>
  );
}

function Settlement({ month }: { month: string }) {
  const t = useT();
  const { role } = useMe();
  const query = useQuery(rollQuery(programme, month));
  if (query.data) return <RollOfMonth roll={query.data} />;
  if (!query.error) return <Loading />;
  const problem = asProblem(query.error);
  if (problem.body.status !== 404) return <ProblemNotice problem={problem} retry={() => void query.refetch()} />;
  return (
    <Section title={t('settlement.month', { month })}>
      <p>{t('settlement.not_drawn')}</p>
      {mayDraw(role) && <Draw month={month} />}
    </Section>
  );
}

function Draw({ month }: { month: string }) {
  const t = useT();
  const draw = useCommand(drawRoll, () => flash(t('rolls.drawn', { month })));
  return (
    <>
      <Button type="primary" loading={draw.pending} onClick={() => void draw.run(programme, month)}>
        {t('settlement.draw', { month })}
      </Button>
      {draw.problem && <ProblemNotice problem={draw.problem} focus />}
    </>
  );
}

function RollOfMonth({ roll }: { roll: Roll }) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const { role } = useMe();
  // Families who paid first are paid like any other benefit, by town; homes are settled here.
  const homes = roll.towns.filter((group) => !isTown(group.town));
  const [chosen, setChosen] = useState('');
  const home = homes.find((h) => h.town === chosen) ?? homes[0];
  return (
    <>
      <Section
        title={t('settlement.month', { month: roll.month })}
        tools={
          <span>
            {words(`roll_status.${roll.status}`)} <Link to={`/rolls/${roll.programme}/${roll.month}`}>{t('settlement.roll')}</Link>
          </span>
        }
      >
        {homes.length === 0 && <p>{t('settlement.no_lines')}</p>}
        {home && (
          <p>
            <label htmlFor="settlement-home">{t('settlement.home')}</label>{' '}
            <Choice
              id="settlement-home"
              value={home.town}
              options={homes.map((h) => ({ value: h.town, label: place(h.town) }))}
              onChange={setChosen}
            />
          </p>
        )}
      </Section>
      {home && maySettle(role) && <HomeStatement key={home.town} roll={roll} town={home} />}
      <Section title={t('settlement.confirm')}>
        <TownsTable roll={roll} />
      </Section>
      {roll.status === 'drawn' && <ConfirmRoll roll={roll} />}
    </>
  );
}
