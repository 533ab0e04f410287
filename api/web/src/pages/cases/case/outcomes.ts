import type { Step, StepOutcome } from '@/api/types';

const graveResults: (string | undefined)[] = ['denied', 'terminated'];

export const grave = (o: StepOutcome) => graveResults.includes(o.decides ?? o.result);

// What a step is for: the first of its ways to end that needs no reason, or else the first. A way that
// turns the case back, as an objection does, is pressed on nobody while the way on is closed to them.
export function mainOutcome(step: Step | undefined): string | undefined {
  const ways = step?.outcomes.filter((o) => !grave(o)) ?? [];
  return (ways.find((o) => !o.needs_reason) ?? ways[0])?.id;
}
