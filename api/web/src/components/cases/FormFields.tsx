// The programme's own form, drawn from its rule pack: a new question needs no new code.
import { Checkbox, Input } from 'antd';
import type { FormField } from '@/api/types';
import { useNamed, useT } from '@/app/language';
import { DateInput } from '@/components/form/DateInput';
import { Field, type ControlProps } from '@/components/form/Field';
import { Choice, MoneyInput } from '@/components/form/inputs';
import { fieldIds } from './draft';

interface Props {
  fields: readonly FormField[];
  answers: Record<string, string>;
  errors: Record<string, string>;
  onChange: (answers: Record<string, string>) => void;
}

export function FormFields({ fields, answers, errors, onChange }: Props) {
  const named = useNamed();
  return (
    <div className="fields">
      {fields.map((field) => {
        const id = fieldIds.answer(field.id);
        return (
          <Field
            key={field.id}
            id={id}
            label={named(field.name)}
            required={field.required && field.type !== 'flag'}
            error={errors[id]}
          >
            {(control) => (
              <Answer
                field={field}
                control={control}
                value={answers[field.id] ?? ''}
                onChange={(value) => onChange({ ...answers, [field.id]: value })}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

interface AnswerProps {
  field: FormField;
  control: ControlProps;
  value: string;
  onChange: (value: string) => void;
}

function Answer({ field, control, value, onChange }: AnswerProps) {
  const t = useT();
  const named = useNamed();
  switch (field.type) {
    case 'choice':
      return (
        <Choice
          {...control}
          value={value}
          empty={t('choose')}
          options={field.choices.map((c) => ({ value: c.id, label: named(c.name) }))}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <Checkbox
          {...control}
          checked={value === 'true'}
          onChange={(e) => onChange(e.target.checked ? 'true' : 'false')}
        >
          {t('yes')}
        </Checkbox>
      );
    case 'date':
      return <DateInput {...control} value={value} onChange={onChange} />;
    case 'money':
      return <MoneyInput {...control} value={value} onChange={onChange} />;
    case 'number':
      return (
        <Input {...control} inputMode="numeric" value={value} onChange={(e) => onChange(e.target.value)} />
      );
    case 'text':
      return <Input {...control} value={value} onChange={(e) => onChange(e.target.value)} />;
  }
}
