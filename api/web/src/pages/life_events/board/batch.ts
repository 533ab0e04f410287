// Which step of a saga a batch is about.
import type { LifeEvent, SagaLine, SagaStep } from '@/api/life_events';
import type { Role } from '@/api/types';

export type BatchAct = 'ask_again' | 'take_over' | 'undo';

export const batchActs = (role: Role): BatchAct[] =>
  role === 'district_reviewer' || role === 'district_confirmer'
    ? ['ask_again', 'take_over', 'undo']
    : ['ask_again', 'take_over'];

// What lies with a person because of what a department answered, or did not.
const askable = new Set<SagaStep['held_for']>(['refused', 'calls_exhausted', 'overdue', 'taken_over']);

// The step; empty for the whole saga; nothing when no step of it can be dealt with in this way.
export function stepFor(act: BatchAct, line: SagaLine, event: LifeEvent | undefined): string | undefined {
  if (act === 'undo') return '';
  const { steps } = line.row;
  if (act === 'ask_again') return steps.find((s) => s.phase === 'person' && askable.has(s.held_for))?.step;
  const endsByTime = (step: string) => event?.steps.find((s) => s.id === step)?.connector === 'time';
  return steps.find((s) => (s.phase === 'calling' || s.phase === 'waiting') && !endsByTime(s.step))?.step;
}
