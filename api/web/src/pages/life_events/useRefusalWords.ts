// Why one of the office's own steps was refused: a rule, in the server's words or in ours, or a fact
// that was not declared.
import { useT, useWords } from '@/app/language';
import { useFactName } from './useFactName';

export function useRefusalWords(): (rule: string) => string {
  const t = useT();
  const words = useWords();
  const factName = useFactName();
  return (rule) => {
    if (rule === 'under_age') return t('saga.refused_under_age');
    if (rule === 'marriage_of_two') return t('saga.refused_marriage_of_two');
    return words([`rule.${rule}.title`, '']) || factName(rule);
  };
}
