// What the raise would do, by town; who is not raised and why; and preparing it.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { raisePreviewQuery } from '@/api/awards';
import type { RaisePreview, RaiseQuestion } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import type { Plan } from './PlanForm';
import { PrepareDialog } from './PrepareDialog';

interface Props {
  programme: string;
  plan: Plan;
  onPrepared: () => void;
}

export function Preview({ programme, plan, onPrepared }: Props) {
  const t = useT();
  const { role } = useMe();
  const query = useQuery(raisePreviewQuery(programme, plan.version, plan.from));
  const [preparing, setPreparing] = useState(false);
  return (
    <QueryView query={query}>
      {(preview) => (
        <>
          <Towns preview={preview} />
          {preview.totals.phasing_out > 0 && <p>{t('raise.phasing_out_stay', { n: preview.totals.phasing_out })}</p>}
          {preview.questions.length > 0 && <Questions preview={preview} />}
          {role === 'district_reviewer' && (
            <p className="actions">
              <Button type="primary" disabled={preview.totals.rise === 0} onClick={() => setPreparing(true)}>
                {t('raise.prepare')}
              </Button>
            </p>
          )}
          {preparing && (
            <PrepareDialog
              programme={programme}
              plan={plan}
              preview={preview}
              onDone={onPrepared}
              onClose={() => setPreparing(false)}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

type Count = 'awards' | 'people' | 'rise' | 'stay' | 'phasing_out' | 'questions';
const counts: Count[] = ['awards', 'people', 'rise', 'stay', 'phasing_out', 'questions'];

function Towns({ preview }: { preview: RaisePreview }) {
  const t = useT();
  const place = usePlace();
  type Town = RaisePreview['towns'][number];
  const columns: Column<Town>[] = [
    { key: 'town', title: t('roll.town'), cell: (r) => place(r.town) },
    ...counts.map((key) => ({ key, title: t(`raise.${key}`), number: true, cell: (r: Town) => r.totals[key] })),
    { key: 'before', title: t('raise.before'), number: true, cell: (r) => <Amount fen={r.totals.before_fen} /> },
    { key: 'after', title: t('raise.after'), number: true, cell: (r) => <Amount fen={r.totals.after_fen} /> },
    {
      key: 'more',
      title: t('raise.more'),
      number: true,
      cell: (r) => <Amount fen={r.totals.after_fen - r.totals.before_fen} />,
    },
  ];
  const all = preview.totals;
  return (
    <DataTable
      caption={t('raise.preview')}
      columns={columns}
      rows={preview.towns}
      rowKey={(r) => r.town}
      empty={t('raise.nobody')}
      foot={
        <tr>
          <th scope="row">{t('figures.total')}</th>
          {counts.map((key) => (
            <td key={key} className="number">{all[key]}</td>
          ))}
          <td className="number"><Amount fen={all.before_fen} /></td>
          <td className="number"><Amount fen={all.after_fen} /></td>
          <td className="number"><strong><Amount fen={all.after_fen - all.before_fen} /></strong></td>
        </tr>
      }
    />
  );
}

const questions_shown = 100;

function Questions({ preview }: { preview: RaisePreview }) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const columns: Column<RaiseQuestion>[] = [
    { key: 'award', title: t('award.title'), cell: (q) => <Link to={`/awards/${q.award}`}>{t('award.open_claim')}</Link> },
    { key: 'division', title: t('division'), cell: (q) => place(q.division) },
    {
      key: 'why',
      title: t('raise.why'),
      cell: (q) => (q.rule === 'not_eligible' && q.details.reason ? words(`reason.${q.details.reason}`) : words(`rule.${q.rule}.title`)),
    },
    { key: 'amount', title: t('amount_yuan'), number: true, cell: (q) => <Amount fen={q.before_fen} /> },
  ];
  return (
    <details>
      <summary>{t('raise.questions_detail', { n: preview.totals.questions })}</summary>
      <DataTable
        caption={t('raise.questions')}
        columns={columns}
        rows={preview.questions.slice(0, questions_shown)}
        rowKey={(q) => q.award}
        to={(q) => `/awards/${q.award}`}
      />
    </details>
  );
}
