// The blanks of an explanation's line, told in words: a kind of income, a category, a programme.
import { useCallback } from 'react';
import type { Assessment } from '@/api/types';
import { useLanguage, useT, useWords } from '@/app/language';
import { useProgrammeName } from '@/components/places';

type Row = Assessment['rows'][number];

export function useRowArgs(): (row: Row) => Record<string, string> {
  const t = useT();
  const words = useWords();
  const { language } = useLanguage();
  const programme = useProgrammeName();
  return useCallback(
    (row) => {
      const said = (key: string, value: string): string => {
        if (key === 'kind') {
          return words([row.rule === 'deduction' ? `deduction.${value}` : `income.${value}`]);
        }
        if (key.endsWith('period')) return value === 'month' || value === 'year' ? t(`period.${value}`) : value;
        if (key === 'with') return programme(value);
        if (key === 'outcome') return words(`conflict_outcome.${value}`);
        if (['category', 'rounding', 'exemption'].includes(key)) return words(`${key}.${value}`);
        return value;
      };
      const told = Object.entries(row.args).map(([key, value]) => [key, said(key, value)]);
      const name = (language === 'en' && row.args.en) || row.args.zh;
      return { ...Object.fromEntries(told), ...(name ? { name } : {}) };
    },
    [t, words, language, programme],
  );
}
