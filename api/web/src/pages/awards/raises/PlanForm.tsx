// Which version of the rules, and from which month: the question the preview answers.
import { useState } from 'react';
import { Button } from 'antd';
import type { PackVersion } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { Choice, MonthInput } from '@/components/form/inputs';
import { monthOf, parseMonth } from '@/lib/dates';
import { yuanShown } from '@/lib/money';

export interface Plan {
  version: number;
  from: string;
}

export function PlanForm({ versions, onPlan }: { versions: PackVersion[]; onPlan: (plan: Plan) => void }) {
  const t = useT();
  const told = useStandards();
  const newest = versions[0];
  const [version, setVersion] = useState(newest?.pack.version);
  const chosen = versions.find((v) => v.pack.version === version);
  const [month, setMonth] = useState(newest ? monthOf(newest.from) : '');
  const good = parseMonth(month);
  if (!chosen) return <p>{t('raise.no_versions')}</p>;
  return (
    <>
      <form
        className="filters"
        aria-label={t('raise.preview')}
        onSubmit={(e) => {
          e.preventDefault();
          if (good) onPlan({ version: chosen.pack.version, from: good });
        }}
      >
        <label htmlFor="raise-version">{t('raise.version')}</label>
        <Choice
          id="raise-version"
          value={String(chosen.pack.version)}
          options={versions.map((v) => ({
            value: String(v.pack.version),
            label: t('raise.version_option', { version: v.pack.version, from: v.from }),
          }))}
          onChange={(v) => {
            const next = versions.find((known) => String(known.pack.version) === v);
            setVersion(next?.pack.version);
            if (next) setMonth(monthOf(next.from));
          }}
        />
        <label htmlFor="raise-from">{t('raise.from')}</label>
        <MonthInput id="raise-from" aria-invalid={good ? undefined : true} value={month} onChange={setMonth} />
        <Button type="primary" htmlType="submit">{t('raise.look')}</Button>
        {!good && <span className="field-error" role="alert">{t('field.month_needed')}</span>}
      </form>
      <p>{told(chosen)}</p>
      <p className="field-hint">{t('raise.source', { source: chosen.source })}</p>
    </>
  );
}

// "城镇 651.00 元/月，农村 521.00 元/月", or the rows of a table of amounts.
function useStandards() {
  const t = useT();
  const words = useWords();
  return ({ standards, rows }: PackVersion) =>
    [
      ...standards.map((s) =>
        t('raise.standard', { what: words(`area.${s.area}`), amount: yuanShown(s.amount_fen), period: words(`period.${s.period}`) }),
      ),
      ...rows.map((r) =>
        t('raise.standard', { what: r.name.zh, amount: yuanShown(r.amount_fen), period: words('period.month') }),
      ),
    ].join(t('list_comma'));
}
