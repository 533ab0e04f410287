// Lines "kind, amount, a month or a year" of one member's incomes or deductions.
import { Button } from 'antd';
import type { Rules } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { Choice, MoneyInput } from '@/components/form/inputs';
import { fieldIds, type AmountLine } from './draft';

interface Props<K extends string> {
  list: 'incomes' | 'deductions';
  person: string;
  name: string;
  kinds: readonly K[];
  exemptions?: Rules['formula']['exemptions'];
  lines: readonly AmountLine<K>[];
  errors: Record<string, string>;
  onChange: (lines: AmountLine<K>[]) => void;
}

export function AmountLines<K extends string>({ list, person, name, kinds, exemptions = [], lines, errors, onChange }: Props<K>) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const prefix = list === 'incomes' ? 'income' : 'deduction';
  const title = t(`facts.${list}`);
  const put = (at: number, change: Partial<AmountLine<K>>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...change } : line)));
  return (
    <div className="amount-lines" role="group" aria-label={`${name} ${title}`}>
      <span className="amount-lines-title">{title}</span>
      {lines.map((line, i) => {
        const id = fieldIds.amount(person, list, i);
        const what = `${name} ${title} ${i + 1}`;
        return (
          <div key={i} className="amount-line">
            <Choice
              aria-label={`${what} ${t('facts.kind')}`}
              value={line.kind}
              options={kinds.map((k) => ({ value: k, label: words(`${prefix}.${k}`) }))}
              onChange={(kind) => put(i, { kind: kind as K })}
            />
            <MoneyInput
              id={id}
              aria-label={`${what} ${t('amount_yuan')}`}
              aria-invalid={errors[id] ? true : undefined}
              aria-describedby={errors[id] ? `${id}-error` : undefined}
              value={line.yuan}
              onChange={(yuan) => put(i, { yuan })}
            />
            <Choice
              aria-label={`${what} ${t('facts.period')}`}
              value={line.period}
              options={(['month', 'year'] as const).map((p) => ({ value: p, label: t(`period.${p}`) }))}
              onChange={(period) => put(i, { period: period as 'month' | 'year' })}
            />
            {exemptions.length > 0 && (
              <Choice
                aria-label={`${what} ${t('facts.exempt')}`}
                value={line.exempt_as ?? ''}
                empty={t('facts.counted')}
                options={exemptions.map((e) => ({ value: e.id, label: t('facts.exempt_as', { name: named(e.name) }) }))}
                onChange={(exempt_as) => put(i, { exempt_as: exempt_as || undefined })}
              />
            )}
            <Button
              size="small"
              aria-label={t('remove_what', { what })}
              onClick={() => onChange(lines.filter((_, at) => at !== i))}
            >
              {t('remove')}
            </Button>
            {errors[id] && <span className="field-error" id={`${id}-error`}>{errors[id]}</span>}
          </div>
        );
      })}
      <Button
        size="small"
        type="dashed"
        aria-label={t('add_for', { what: title, name })}
        onClick={() => onChange([...lines, { kind: kinds[0]!, yuan: '', period: 'month' }])}
      >
        {t('add_what', { what: title })}
      </Button>
    </div>
  );
}
