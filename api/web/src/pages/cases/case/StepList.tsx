// The steps of the procedure in order, with where the case has been and where it is.
import type { Case, Step } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';

type State = 'done' | 'current' | 'ahead' | 'passed_by';

export function StepList({ data }: { data: Case }) {
  const t = useT();
  const named = useNamed();
  const words = useWords();
  const done = new Set(data.timeline.filter((r) => r.type === 'claim.step_done').map((r) => r.step));
  const stateOf = (step: Step): State =>
    step.id === data.row.open_step ? 'current' : done.has(step.id) ? 'done' : data.row.open_step ? 'ahead' : 'passed_by';
  return (
    <aside className="steps" tabIndex={0} aria-label={t('steps.title')}>
      <h2>{t('steps.title')}</h2>
      <ol>
        {data.procedure.steps.map((step) => {
          const state = stateOf(step);
          return (
            <li key={step.id} className={`step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
              <span className="step-name">{named(step.name)}</span>{' '}
              <span className="step-state">{t(`steps.${state}`)}</span>
              <span className="step-roles">{step.roles.map((r) => words(`role.${r}`)).join(t('list_comma'))}</span>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
