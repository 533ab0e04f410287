import { useT } from '@/app/language';
import type { MessageKey } from '@/messages/zh';
import { zh } from '@/messages/zh';

// A fact of a life event in words; one we have none for by its own name.
export function useFactName() {
  const t = useT();
  return (fact: string): string => {
    const key = `fact.${fact}`;
    return key in zh ? t(key as MessageKey) : fact;
  };
}
