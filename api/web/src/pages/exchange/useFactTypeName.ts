import { useCallback } from 'react';
import { useT } from '@/app/language';
import type { MessageKey } from '@/messages/zh';

const names: Record<string, MessageKey> = {
  'death.registered': 'fact_type.death',
  'marriage.registered': 'fact_type.marriage',
  'income.reported': 'fact_type.income',
  'certificate.changed': 'fact_type.certificate',
};

// "death.registered 死亡登记"; a kind we have no words for yet goes by its code.
export function useFactTypeName(): (type: string) => string {
  const t = useT();
  return useCallback((type) => (names[type] ? `${type} ${t(names[type])}` : type), [t]);
}
