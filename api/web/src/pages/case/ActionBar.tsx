// The ways the open step can end. What this user may not do is shown too, with the rule that says so.
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Case, StepOutcome } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';

interface Props {
  data: Case;
  onAct: (outcome: StepOutcome) => void;
  onExtend: () => void;
}

const grave = (o: StepOutcome) => o.result === 'denied' || o.result === 'terminated';

export function ActionBar({ data, onAct, onExtend }: Props) {
  const t = useT();
  const named = useNamed();
  const words = useWords();
  const navigate = useNavigate();
  const { role } = useMe();
  const step = data.procedure.steps.find((s) => s.id === data.row.open_step);
  // A wait ends by itself; its other outcomes are signals people give.
  const outcomes = (step?.outcomes ?? []).filter((o) => step?.kind !== 'wait' || o.id !== 'elapsed');
  const actionOf = (o: StepOutcome) =>
    data.actions.find((a) => a.step === step?.id && a.outcome === o.id);
  const refusal = (id: string | undefined) => words([`rule.${id}.title`, `rule.${id}`]);
  const refusals = [
    ...new Set(outcomes.map((o) => actionOf(o)).flatMap((a) => (a && !a.allowed && a.refusal ? [a.refusal] : []))),
  ];
  const first = outcomes.find((o) => actionOf(o)?.allowed);
  const extendable =
    data.procedure.clock?.extended && data.procedure.clock.extension_roles.includes(role);
  return (
    <div className="action-bar" role="region" aria-label={t('actions.title')}>
      <strong>{named(step?.name)}</strong>
      <div className="actions">
        {outcomes.map((o) => {
          const action = actionOf(o);
          return (
            <Button
              key={o.id}
              type={o === first ? 'primary' : 'default'}
              danger={grave(o)}
              disabled={!action?.allowed}
              aria-describedby={action?.refusal ? `refusal-${action.refusal}` : undefined}
              onClick={() => onAct(o)}
            >
              {named(o.name)}
            </Button>
          );
        })}
        {extendable && <Button onClick={onExtend}>{t('actions.extend')}</Button>}
      </div>
      {refusals.map((id) => (
        <span key={id} id={`refusal-${id}`} className="refusal">
          {t('actions.refused', { why: refusal(id) })}
        </span>
      ))}
      <Button onClick={() => void navigate('/inbox/todo')}>{t('actions.back')}</Button>
    </div>
  );
}
