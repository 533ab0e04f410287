// All facts of a case: members with incomes, the programme's own form, items. The new application
// and the officer who records what was found both use it.
import type { Rules } from '@/api/types';
import { useT } from '@/app/language';
import type { FactsDraft } from './draft';
import { FormFields } from './FormFields';
import { ItemsEditor } from './ItemsEditor';
import { MemberEditor } from './MemberEditor';

interface Props {
  rules: Rules;
  facts: FactsDraft;
  errors: Record<string, string>; // by control id
  onChange: (facts: FactsDraft) => void;
  mayRemove?: (person: string) => boolean;
  onRemoveMember?: (person: string) => void;
}

export function FactsEditor({ rules, facts, errors, onChange, mayRemove, onRemoveMember }: Props) {
  const t = useT();
  return (
    <>
      {facts.members.map((member, i) => (
        <MemberEditor
          key={member.person}
          rules={rules}
          member={member}
          errors={errors}
          onChange={(next) =>
            onChange({ ...facts, members: facts.members.map((m, at) => (at === i ? next : m)) })
          }
          onRemove={onRemoveMember && mayRemove?.(member.person) ? () => onRemoveMember(member.person) : undefined}
        />
      ))}
      {rules.form.length > 0 && (
        <fieldset className="group">
          <legend>{t('facts.form')}</legend>
          <FormFields
            fields={rules.form}
            answers={facts.answers}
            errors={errors}
            onChange={(answers) => onChange({ ...facts, answers })}
          />
        </fieldset>
      )}
      {rules.formula.items.length > 0 && (
        <fieldset className="group">
          <legend>{t('facts.items')}</legend>
          <ItemsEditor
            items={rules.formula.items}
            prices={facts.items}
            errors={errors}
            onChange={(items) => onChange({ ...facts, items })}
          />
        </fieldset>
      )}
    </>
  );
}
