// Asks for a fact of a life event: a day, yes or no, or the number of another saga.
import { Input } from 'antd';
import { useT } from '@/app/language';
import { DateInput } from '@/components/form/DateInput';
import type { ControlProps } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { parseDate } from '@/lib/dates';

const original = 'saga.original';
export const isDate = (fact: string): boolean => fact.endsWith('.on');

export function isAnswered(fact: string, value: string | undefined): boolean {
  return isDate(fact) ? !!value && parseDate(value) === value : !!value?.trim();
}

interface Props {
  control: ControlProps;
  fact: string;
  value: string;
  mayBeUnknown?: boolean;
  onChange: (value: string) => void;
}

export function FactControl({ control, fact, value, mayBeUnknown, onChange }: Props) {
  const t = useT();
  if (isDate(fact)) return <DateInput {...control} value={value} onChange={onChange} />;
  if (fact === original)
    return <Input {...control} autoComplete="off" maxLength={20} value={value} onChange={(e) => onChange(e.target.value)} />;
  return (
    <Choice
      {...control}
      value={value}
      empty={mayBeUnknown ? t('open_saga.unknown') : ''}
      options={[
        { value: 'yes', label: t('open_saga.yes') },
        { value: 'no', label: t('open_saga.no') },
      ]}
      onChange={onChange}
    />
  );
}
