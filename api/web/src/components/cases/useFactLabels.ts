// What a fact's control is called in errors, and what is wrong with it in words.
import { useCallback } from 'react';
import type { Rules } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import type { FactError } from './draft';

export function useFactLabels(rules: Rules | undefined) {
  const named = useNamed();
  const words = useWords();
  return useCallback(
    (of: 'answer' | 'item' | 'income' | 'deduction', id: string, member?: string): string => {
      if (of === 'answer') return named(rules?.form.find((f) => f.id === id)?.name) || id;
      if (of === 'item') return named(rules?.formula.items.find((i) => i.code === id)?.name) || id;
      return `${member ?? ''} ${words(`${of}.${id}`)}`.trim();
    },
    [rules, named, words],
  );
}

export function useFactErrorText(): (error: FactError) => string {
  const t = useT();
  return useCallback((e) => t(`fact.${e.problem}`, { label: e.label }), [t]);
}
