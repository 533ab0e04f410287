// Our lines of one home beside what its statement says, typed or uploaded, and the differences found.
import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { compareStatement } from '@/api/commands';
import { hand } from '@/api/download';
import { rollPaymentsQuery } from '@/api/queries';
import type { Roll, RollPayment } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Amount } from '@/components/Amount';
import { DataTable, type Column } from '@/components/DataTable';
import { MoneyInput } from '@/components/inputs';
import { Section } from '@/components/Page';
import { ProblemNotice } from '@/components/ProblemNotice';
import { QueryView } from '@/components/QueryView';
import { Upload } from '@/components/Upload';
import { csvOf, fileText } from '@/lib/csv';
import { yuanText } from '@/lib/money';
import { Differences } from './Differences';
import { linesOf, parseStatement, type Amounts } from './statement';

const totalOf = ({ row }: RollPayment) => row.basic_fen + row.supplement_fen;

export function HomeStatement({ roll, home }: { roll: Roll; home: string }) {
  const t = useT();
  const [amounts, setAmounts] = useState<Amounts>({});
  const [bad, setBad] = useState<number[]>([]);
  const query = useInfiniteQuery(
    rollPaymentsQuery(roll.programme, roll.month, { funeral_home: home }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    // A comparison needs every line of the home.
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const ours = (query.data?.pages.flatMap((page) => page.rows) ?? []).filter(
    (p) => p.row.status !== 'held',
  );
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof compareStatement>>>();
  const compare = useCommand(compareStatement, setAnswer);
  const change = (next: Amounts) => {
    setAmounts(next);
    setAnswer(undefined);
  };
  const { lines, wrong } = linesOf(amounts);

  const upload = async (file: File) => {
    const read = parseStatement(await fileText(file));
    setBad(read.bad);
    change(read.amounts);
  };
  const blank = () =>
    hand(
      new Blob([
        csvOf([
          [t('settlement.column_award'), t('payee'), t('settlement.theirs')],
          ...ours.map((p) => [p.row.award, p.payee_name, '']),
        ]),
      ]),
      `${home}-${roll.month}.csv`,
    );
  const columns: Column<RollPayment>[] = [
    {
      key: 'payee',
      title: t('payee'),
      cell: (p) => <Link to={`/awards/${p.row.award}`}>{p.payee_name || t('person.erased')}</Link>,
    },
    { key: 'ours', title: t('settlement.ours'), number: true, cell: (p) => <Amount fen={totalOf(p)} /> },
    {
      key: 'theirs',
      title: t('settlement.theirs'),
      cell: (p) => (
        <MoneyInput
          aria-label={t('settlement.theirs_of', { name: p.payee_name })}
          aria-invalid={wrong.includes(p.row.award) || undefined}
          value={amounts[p.row.award] ?? ''}
          onChange={(yuan) => change({ ...amounts, [p.row.award]: yuan })}
        />
      ),
    },
  ];
  const names = Object.fromEntries(ours.map((p) => [p.row.award, p.payee_name]));
  return (
    <Section title={t('settlement.statement')}>
      <Button size="small" disabled={ours.length === 0} onClick={blank}>
        {t('settlement.template')}
      </Button>
      <Upload id="statement-file" label={t('settlement.file')} onFile={(file) => void upload(file)} />
      {bad.length > 0 && (
        <p className="field-error" role="alert">{t('settlement.bad_lines', { lines: bad.join(', ') })}</p>
      )}
      <QueryView query={query}>
        {() => (
          <DataTable
            caption={t('settlement.statement')}
            columns={columns}
            rows={ours}
            rowKey={(p) => p.row.award}
            empty={t('settlement.no_lines')}
          />
        )}
      </QueryView>
      <p className="actions">
        <Button
          disabled={ours.length === 0}
          onClick={() => change(Object.fromEntries(ours.map((p) => [p.row.award, yuanText(totalOf(p))])))}
        >
          {t('settlement.same')}
        </Button>
        <Button
          type="primary"
          loading={compare.pending}
          disabled={hasNextPage || wrong.length > 0}
          onClick={() => void compare.run(roll.programme, roll.month, { funeral_home: home, lines })}
        >
          {t('settlement.compare')}
        </Button>
        {wrong.length > 0 && <span className="field-error">{t('settlement.wrong_amounts', { n: wrong.length })}</span>}
      </p>
      {compare.problem && <ProblemNotice problem={compare.problem} focus />}
      {answer && <Differences answer={answer} names={names} />}
    </Section>
  );
}
