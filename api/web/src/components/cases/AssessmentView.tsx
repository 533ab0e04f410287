// An amount explained: may they have it, and how each line came about, with its article of law.
import type { Assessment, Rules } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { Amount } from '@/components/table/Amount';
import { useRowArgs } from './useRowArgs';

interface Props {
  assessment: Assessment;
  rules: Rules;
  names: Record<string, string>; // of people, by id
}

export function AssessmentView({ assessment, rules, names }: Props) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const args = useRowArgs();
  const reason = (id: string) =>
    words([`reason.${id}`, '']) || named(rules.eligibility.find((e) => e.id === id)?.name) || id;
  return (
    <div className="assessment">
      <p className={assessment.eligible ? 'verdict verdict-yes' : 'verdict verdict-no'}>
        {t(assessment.eligible ? 'assessment.eligible' : 'assessment.not_eligible')}
      </p>
      {assessment.reasons.length > 0 && (
        <ul>
          {assessment.reasons.map((id) => (
            <li key={id}>{reason(id)}</li>
          ))}
        </ul>
      )}
      <table className="data explained">
        <caption className="unseen">{t('assessment.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('assessment.line')}</th>
            <th scope="col" className="number">{t('amount_yuan')}</th>
          </tr>
        </thead>
        <tbody>
          {assessment.rows.map((row, i) => (
            <tr key={i}>
              <td>
                {row.person && names[row.person] && <b>{names[row.person]} </b>}
                {words([`assessment.${row.rule}`, row.rule], args(row))}
                {row.law && <span className="law">{row.law}</span>}
              </td>
              <td className="number"><Amount fen={row.amount_fen} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('figures.total')}</th>
            <td className="number"><Amount fen={assessment.basic_fen + assessment.supplement_fen} /></td>
          </tr>
        </tfoot>
      </table>
      <p className="muted">{t('assessment.pack', { id: assessment.pack.id, version: assessment.pack.version })}</p>
    </div>
  );
}
