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
  const refusal = (id: string) => words(`rule.${id}.title`);
  const refusals = [
    ...new Set(data.actions.flatMap((a) => (!a.allowed && a.refusal ? [a.refusal] : []))),
  ];
  const first = data.actions.find((a) => a.allowed);
  const extendable =
    data.procedure.clock?.extended && data.procedure.clock.extension_roles.includes(role);
  return (
    <div className="action-bar" role="region" aria-label={t('actions.title')}>
      <strong>{named(step?.name)}</strong>
      <div className="actions">
        {data.actions.map((action) => (
          <Button
            key={action.outcome.id}
            type={action === first ? 'primary' : 'default'}
            danger={grave(action.outcome)}
            disabled={!action.allowed}
            aria-describedby={action.refusal ? `refusal-${action.refusal}` : undefined}
            onClick={() => onAct(action.outcome)}
          >
            {named(action.outcome.name)}
          </Button>
        ))}
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
