// Picks a division of the user's own area by name or code.
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { divisionsQuery } from '@/api/office';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { covers, isVillage, placeName } from '@/lib/divisions';
import type { ControlProps } from './Field';

interface Props extends Partial<ControlProps> {
  value?: string;
  onChange: (code: string | undefined) => void;
  villages?: boolean; // only villages and communities: where people are registered
  'aria-label'?: string;
}

export function DivisionSelect({ value, onChange, villages, ...rest }: Props) {
  const t = useT();
  const { division } = useMe();
  const { data = [], isError } = useQuery(divisionsQuery);
  const options = data
    .filter((d) => covers(division, d.code))
    .filter((d) => !villages || isVillage(d.code))
    .map((d) => ({ value: d.code, label: placeName(data, d.code) }));
  return (
    <Select
      {...rest}
      className="division-select"
      showSearch={{
        filterOption: (typed, option) =>
          !!option && (option.label.includes(typed.trim()) || option.value.startsWith(typed.trim())),
      }}
      allowClear
      status={isError ? 'error' : undefined}
      placeholder={t(isError ? 'division.failed' : 'division.placeholder')}
      value={value || undefined}
      onChange={(code?: string) => onChange(code)}
      options={options}
      notFoundContent={t('division.none')}
    />
  );
}
