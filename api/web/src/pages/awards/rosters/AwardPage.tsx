// One award: what is paid to whom, every payment so far, and the ways to have it changed.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { awardQuery } from '@/api/awards';
import { programmesQuery } from '@/api/cases';
import type { Assessment, Award, Payment, Purpose } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { AssessmentView } from '@/components/cases/AssessmentView';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { PersonCard } from '@/components/people/PersonCard';
import { usePlace, useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';

const changes: Purpose[] = ['recalculate', 'stop', 'resume', 'phase_out'];

export default function AwardPage() {
  const t = useT();
  const { award = '' } = useParams();
  const query = useQuery(awardQuery(award));
  const programme = useProgrammeName();
  const title = query.data
    ? `${query.data.payee.name} · ${programme(query.data.programme)}`
    : t('award.title');
  return (
    <Page title={title}>
      <QueryView query={query}>
        {(data) => <AwardView data={data} onChanged={() => void query.refetch()} />}
      </QueryView>
    </Page>
  );
}

function AwardView({ data, onChanged }: { data: Award; onChanged: () => void }) {
  const t = useT();
  const columns = usePaymentColumns();
  return (
    <>
      <Line award={data} />
      {data.explanation && <Explained award={data} assessment={data.explanation} />}
      <Section title={t('payee')}>
        <PersonCard person={data.payee} onChanged={onChanged} />
      </Section>
      <Changes award={data.award} programme={data.programme} />
      <Section title={t('award.payments')}>
        <DataTable
          caption={t('award.payments')}
          columns={columns}
          rows={data.payments}
          rowKey={(p) => `${p.month} ${p.roll_month}`}
          empty={t('award.no_payments')}
        />
      </Section>
    </>
  );
}

function Explained({ award, assessment }: { award: Award; assessment: Assessment }) {
  const t = useT();
  const { data } = useQuery(programmesQuery);
  const rules = data?.find((p) => p.id === award.programme);
  if (!rules) return null;
  return (
    <Section title={t('assessment.title')}>
      <AssessmentView assessment={assessment} rules={rules} names={{ [award.payee.person]: award.payee.name }} />
    </Section>
  );
}

function Line({ award }: { award: Award }) {
  const t = useT();
  const place = usePlace();
  const items: [string, React.ReactNode][] = [
    [t('division'), place(award.division)],
    [t('roster.people'), Math.max(award.members.length, 1)],
    [t('figures.basic'), <Amount key="b" fen={award.basic_fen} />],
    [t('figures.supplement'), <Amount key="s" fen={award.supplement_fen} />],
    [t('figures.total'), <Amount key="t" fen={award.basic_fen + award.supplement_fen} />],
    [t('roster.from'), award.from],
    [t('roster.until'), award.until ?? '—'],
    ...(award.stopped_from ? [[t('award.stopped_from'), award.stopped_from] as [string, string]] : []),
    [t('roster.review_due'), award.review_due ?? '—'],
    ...(award.claim
      ? [[t('award.claim'), <Link key="c" to={`/claims/${award.claim}`}>{t('award.open_claim')}</Link>] as [string, React.ReactNode]]
      : []),
  ];
  return (
    <dl className="figures">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Changes({ award, programme }: { award: string; programme: string }) {
  const t = useT();
  const words = useWords();
  const { role } = useMe();
  if (role !== 'town_clerk' && role !== 'village_assistant') return null;
  return (
    <Section title={t('award.change')}>
      <p className="actions">
        {changes.map((purpose) => (
          <Link
            key={purpose}
            className="button-link button-plain"
            to={`/claims/new?programme=${programme}&award=${award}&purpose=${purpose}`}
          >
            {words(`purpose.${purpose}`)}
          </Link>
        ))}
      </p>
    </Section>
  );
}

function usePaymentColumns(): Column<Payment>[] {
  const t = useT();
  const words = useWords();
  return [
    { key: 'month', title: t('payment.month'), cell: (p) => p.month },
    {
      key: 'roll',
      title: t('payment.roll'),
      cell: (p) => <Link to={`/rolls/${p.programme}/${p.roll_month}`}>{p.roll_month}</Link>,
    },
    { key: 'basic', title: t('figures.basic'), number: true, cell: (p) => <Amount fen={p.basic_fen} /> },
    { key: 'supplement', title: t('figures.supplement'), number: true, cell: (p) => <Amount fen={p.supplement_fen} /> },
    { key: 'status', title: t('payment.status'), cell: (p) => words(`payment_status.${p.status}`) },
    { key: 'reason', title: t('payment.reason'), cell: (p) => words([`payment_reason.${p.reason}`, '']) || p.reason || '—' },
  ];
}
