// Several types of events, or all of a category as "claim.*". Typing finds them by code or by words.
// What is withheld from readers is not offered.
import { useMemo } from 'react';
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '@/api/exchange';
import { useT, useWords } from '@/app/language';
import type { ControlProps } from '@/components/form/Field';

interface Props extends Partial<ControlProps> {
  value: readonly string[];
  onChange: (types: string[]) => void;
}

export function EventTypesSelect({ value, onChange, ...rest }: Props) {
  const t = useT();
  const words = useWords();
  const { data } = useQuery(topicsQuery);
  const options = useMemo(
    () =>
      (data?.rows ?? []).flatMap(({ category, types }) => {
        const told = new Set(types.filter(({ withheld }) => !withheld).map(({ type }) => type));
        if (told.size === 0) return [];
        return [
          { value: `${category}.*`, label: `${category}.* ${t('console.all_of', { category })}` },
          ...[...told].map((type) => ({ value: type, label: `${type} ${words(`timeline.${type}`)}` })),
        ];
      }),
    [data, t, words],
  );
  return (
    <Select
      {...rest}
      className="types-select"
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      optionLabelProp="value"
      placeholder={t('console.all_types')}
      value={[...value]}
      onChange={(types: string[]) => onChange(types)}
      options={options}
    />
  );
}
