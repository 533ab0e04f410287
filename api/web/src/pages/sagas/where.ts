// Who holds what of a saga, for lists: the first incident, or the steps that wait for somebody.
import type { LifeEvent, SagaLine, SagaStep } from '@/api/sagas';
import { useNamed, useT, useWords } from '@/app/language';

export const heldSteps = (steps: SagaStep[]): SagaStep[] => steps.filter((s) => s.phase === 'person');

export function useWhere(lifeEvents: LifeEvent[] | undefined) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const stepName = (of: SagaLine['row'], step: string) => {
    const event = lifeEvents?.find((e) => e.id === of.life_event.id);
    return named(event?.steps.find((s) => s.id === step)?.name) || step;
  };
  return ({ row }: SagaLine): string[] => {
    if (row.end) return [words(`saga_end.${row.end}`)];
    const incidents = row.incidents.map(
      (i) => `${t('sagas.incident')}：${words(`incident_kind.${i.kind}`)}（${stepName(row, i.step)}）`,
    );
    const held = heldSteps(row.steps).map(
      (s) =>
        `${stepName(row, s.step)}：${words(`handover.${s.held_for}`)}（${s.roles.map((r) => words(`role.${r}`)).join('、')}）`,
    );
    const all = [...incidents, ...held];
    return all.length > 0 ? all : [t('sagas.nobody')];
  };
}
