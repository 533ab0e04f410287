// Who holds what of a saga, for lists: its incidents, and the steps that wait for somebody.
import type { LifeEvent, SagaLine, SagaStep } from '@/api/life_events';
import { useNamed, useT, useWords } from '@/app/language';

export function useWhere(lifeEvents: LifeEvent[] | undefined) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const stepName = (of: SagaLine['row'], step: string) => {
    const event = lifeEvents?.find((e) => e.id === of.life_event.id);
    return named(event?.steps.find((s) => s.id === step)?.name) || step;
  };
  const roles = (step: SagaStep) => step.roles.map((r) => words(`role.${r}`)).join(t('list_comma'));
  return ({ row }: Pick<SagaLine, 'row'>): string[] => {
    if (row.end) return [words(`saga_end.${row.end}`)];
    const incidents = row.incidents.map((i) =>
      t('sagas.incident_of', { what: words(`incident_kind.${i.kind}`), step: stepName(row, i.step) }),
    );
    const held = row.steps
      .filter((s) => s.phase === 'person')
      .map((s) =>
        t('sagas.held_by', { step: stepName(row, s.step), why: words(`handover.${s.held_for}`), who: roles(s) }),
      );
    const all = [...incidents, ...held];
    return all.length > 0 ? all : [t('sagas.nobody')];
  };
}
