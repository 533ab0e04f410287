// One member of the household: counted or not, categories of 分类施保, incomes, deductions.
import { Button, Checkbox } from 'antd';
import type { Category, Rules } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { ageOn } from '@/lib/dates';
import { AmountLines } from './AmountLines';
import type { MemberDraft } from './draft';

const categories: Category[] = ['elderly', 'minor', 'severely_disabled', 'seriously_ill', 'single_parent_minor'];
const incomes = ['wage', 'business', 'property', 'transfer', 'other'] as const;

interface Props {
  rules: Rules;
  member: MemberDraft;
  errors: Record<string, string>;
  onChange: (member: MemberDraft) => void;
  onRemove?: () => void;
}

export function MemberEditor({ rules, member, errors, onChange, onRemove }: Props) {
  const t = useT();
  const words = useWords();
  const { office_date } = useMe();
  const offered = categories.filter((c) => rules.formula.supplements.some((s) => s.category === c));
  const toggle = (category: Category, on: boolean) =>
    onChange({
      ...member,
      categories: on ? [...member.categories, category] : member.categories.filter((c) => c !== category),
    });
  return (
    <fieldset className="group member">
      <legend>
        {member.name || t('person.erased')}
        {member.born && <span className="muted"> {t('person.age', { n: ageOn(member.born, office_date) })}</span>}
      </legend>
      <div className="member-flags">
        <Checkbox
          checked={member.counted}
          onChange={(e) => onChange({ ...member, counted: e.target.checked })}
        >
          {t('member.counted')}
        </Checkbox>
        {offered.length > 0 && <span className="muted">{t('member.categories')}</span>}
        {offered.map((category) => (
          <Checkbox
            key={category}
            checked={member.categories.includes(category)}
            onChange={(e) => toggle(category, e.target.checked)}
          >
            {words(`category.${category}`)}
          </Checkbox>
        ))}
        {onRemove && (
          <Button size="small" onClick={onRemove}>
            {t('member.remove', { name: member.name })}
          </Button>
        )}
      </div>
      <div className="member-amounts">
        <AmountLines
          list="incomes"
          person={member.person}
          name={member.name}
          kinds={incomes}
          exemptions={rules.formula.exemptions}
          lines={member.incomes}
          errors={errors}
          onChange={(lines) => onChange({ ...member, incomes: lines })}
        />
        {rules.formula.deductions.length > 0 && (
          <AmountLines
            list="deductions"
            person={member.person}
            name={member.name}
            kinds={rules.formula.deductions}
            lines={member.deductions}
            errors={errors}
            onChange={(lines) => onChange({ ...member, deductions: lines })}
          />
        )}
      </div>
    </fieldset>
  );
}
