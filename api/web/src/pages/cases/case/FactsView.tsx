// Facts as they are on file: incomes by member, answers, items.
import type { Facts, FormField, Rules } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { Amount } from '@/components/table/Amount';
import { yuanShown } from '@/lib/money';

interface Props {
  facts: Facts;
  rules: Rules;
  names: Record<string, string>;
}

export function FactsView({ facts, rules, names }: Props) {
  const t = useT();
  const named = useNamed();
  return (
    <>
      {facts.members.length > 0 && <Members facts={facts} names={names} />}
      <dl className="answers">
        {rules.form
          .filter((f) => facts.answers[f.id] !== undefined)
          .map((f) => (
            <div key={f.id}>
              <dt>{named(f.name)}</dt>
              <dd>
                <Answer field={f} value={facts.answers[f.id]!} />
              </dd>
            </div>
          ))}
      </dl>
      {facts.items.length > 0 && (
        <table className="data items">
          <thead>
            <tr>
              <th scope="col">{t('items.item')}</th>
              <th scope="col" className="number">{t('items.price')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.items.map((item) => (
              <tr key={item.code}>
                <td>{named(rules.formula.items.find((i) => i.code === item.code)?.name) || item.code}</td>
                <td className="number">
                  <Amount fen={item.price_fen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Members({ facts, names }: { facts: Facts; names: Record<string, string> }) {
  const t = useT();
  const words = useWords();
  const lines = (of: 'income' | 'deduction', list: Facts['members'][number]['incomes'] | Facts['members'][number]['deductions']) =>
    list.length === 0
      ? '—'
      : list
          .map((l) => `${words(`${of}.${l.kind}`)} ${yuanShown(l.amount_fen)}${t('yuan')}/${t(`period.${l.period}`)}`)
          .join(t('list_comma'));
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('facts.counted_short')}</th>
          <th scope="col">{t('facts.categories')}</th>
          <th scope="col">{t('facts.incomes')}</th>
          <th scope="col">{t('facts.deductions')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.members.map((m) => (
          <tr key={m.person}>
            <td>{names[m.person] || t('person.erased')}</td>
            <td>{t(m.counted ? 'yes' : 'no')}</td>
            <td>{m.categories.map((c) => words(`category.${c}`)).join(t('list_comma')) || '—'}</td>
            <td>{lines('income', m.incomes)}</td>
            <td>{lines('deduction', m.deductions)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ field, value }: { field: FormField; value: string }) {
  const t = useT();
  const named = useNamed();
  if (field.type === 'flag') return <>{t(value === 'true' ? 'yes' : 'no')}</>;
  if (field.type === 'choice') return <>{named(field.choices.find((c) => c.id === value)?.name) || value}</>;
  if (field.type === 'money' && /^\d+$/.test(value)) return <Amount fen={Number(value)} />;
  return <>{value}</>;
}
