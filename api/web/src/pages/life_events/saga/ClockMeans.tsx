// What a change of a step's clock means, and which act asks for which.
import type { LifeEvent, Possible } from '@/api/life_events';
import type { ClockChange } from '@/api/types';
import { useT } from '@/app/language';

export const clockChanges = {
  extend: 'extended',
  stop: 'stopped',
  resume: 'resumed',
} as const satisfies Partial<Record<Possible['act'], ClockChange>>;
export type ClockAct = keyof typeof clockChanges;
export const isClockAct = (act: Possible['act']): act is ClockAct => act in clockChanges;

// `longer`: the limit an extended step has.
export function ClockMeans({ act, longer }: { act: ClockAct; longer: LifeEvent['steps'][number]['extended'] }) {
  const t = useT();
  if (act !== 'extend') return <p>{t(`saga.${act}_means`)}</p>;
  if (!longer) return null;
  return <p>{t('saga.extend_means', { limit: t(`limit.${longer.unit}`, { n: longer.n }), law: longer.law })}</p>;
}
