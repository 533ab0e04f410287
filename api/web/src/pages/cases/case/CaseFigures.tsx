// 保障人口数, 月总收入, 月人均, 保障金, 分类施保金, 合计: always at the top of a case.
import type { Case } from '@/api/types';
import { useT } from '@/app/language';
import { Amount } from '@/components/table/Amount';

export function CaseFigures({ data }: { data: Case }) {
  const t = useT();
  const a = data.assessment;
  const ofHousehold = data.programme.subject === 'household';
  if (!a) return <p className="figures figures-none">{t('figures.none')}</p>;
  const perHead = a.people > 0 ? Math.round(a.income_fen / a.people) : undefined;
  return (
    <dl className="figures" aria-label={t('figures.title')}>
      {ofHousehold && (
        <>
          <Figure name={t('figures.people')}>{a.people}</Figure>
          <Figure name={t('figures.income')}>
            <Amount fen={a.income_fen} />
          </Figure>
          <Figure name={t('figures.per_head')}>
            <Amount fen={perHead} />
          </Figure>
        </>
      )}
      <Figure name={t(ofHousehold ? 'figures.basic' : 'figures.benefit')}>
        <Amount fen={a.basic_fen} />
      </Figure>
      {ofHousehold && (
        <Figure name={t('figures.supplement')}>
          <Amount fen={a.supplement_fen} />
        </Figure>
      )}
      <Figure name={t('figures.total')} strong>
        <Amount fen={a.basic_fen + a.supplement_fen} />
      </Figure>
      <Figure name={t('figures.verdict')}>
        {t(a.eligible ? 'assessment.eligible' : 'assessment.not_eligible')}
      </Figure>
    </dl>
  );
}

function Figure({ name, strong, children }: { name: string; strong?: boolean; children: React.ReactNode }) {
  return (
    <div className={strong ? 'figure-strong' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
