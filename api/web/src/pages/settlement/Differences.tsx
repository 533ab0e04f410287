import type { StatementAnswer } from '@/api/types';
import { useT } from '@/app/language';
import { Amount } from '@/components/Amount';

// What the home's record says otherwise than ours; nothing means they agree.
export function Differences({ answer, names }: { answer: StatementAnswer; names: Record<string, string> }) {
  const t = useT();
  const agree = answer.differs.length + answer.missing.length + answer.unknown.length === 0;
  const name = (award: string) => names[award] || award;
  return (
    <div className={agree ? 'notice notice-success' : 'notice notice-warning'} role="status">
      <p className="notice-title">
        {t(agree ? 'settlement.agrees' : 'settlement.differs', { n: answer.matched })}
      </p>
      {answer.differs.length > 0 && (
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('payee')}</th>
              <th scope="col" className="number">{t('settlement.ours')}</th>
              <th scope="col" className="number">{t('settlement.theirs')}</th>
              <th scope="col" className="number">{t('settlement.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.differs.map((d) => (
              <tr key={d.award}>
                <td>{name(d.award)}</td>
                <td className="number"><Amount fen={d.ours_fen} /></td>
                <td className="number"><Amount fen={d.theirs_fen} /></td>
                <td className="number"><Amount fen={d.theirs_fen - d.ours_fen} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer.missing.length > 0 && (
        <p>{t('settlement.missing', { names: answer.missing.map((l) => name(l.award)).join(t('list_comma')) })}</p>
      )}
      {answer.unknown.length > 0 && (
        <p>{t('settlement.unknown', { names: answer.unknown.map((l) => l.award).join(t('list_comma')) })}</p>
      )}
    </div>
  );
}
