// The ways the open step can end. What this user may not do is shown too, with the rule that says so.
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { signStep } from '@/api/cases';
import type { Case, StepOutcome } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { useCommand } from '@/api/useCommand';
import { useMe } from '@/app/session';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { lastInbox } from '../inbox/last_inbox';
import { grave, mainOutcome } from './outcomes';

interface Props {
  data: Case;
  onAct: (outcome: StepOutcome) => void;
  onExtend: () => void;
  onFlag: (flag: string) => void;
}

export function ActionBar({ data, onAct, onExtend, onFlag }: Props) {
  const t = useT();
  const named = useNamed();
  const words = useWords();
  const navigate = useNavigate();
  const inbox = lastInbox();
  const { role } = useMe();
  const step = data.procedure.steps.find((s) => s.id === data.row.open_step);
  const refusal = (id: string) => words(`rule.${id}.title`);
  const refusals = [
    ...new Set(data.actions.flatMap((a) => (!a.allowed && a.refusal ? [a.refusal] : []))),
  ];
  const main = mainOutcome(step);
  const extendable =
    !data.row.decided &&
    data.procedure.clock?.extended && data.procedure.clock.extension_roles.some((r) => r === role);
  return (
    <div className="action-bar" role="region" aria-label={t('actions.title')}>
      <strong>{named(step?.name)}</strong>
      <div className="actions">
        {data.actions.map((action) => (
          <Button
            key={action.outcome.id}
            type={action.allowed && action.outcome.id === main ? 'primary' : 'default'}
            danger={grave(action.outcome)}
            disabled={!action.allowed}
            aria-describedby={action.refusal ? `refusal-${action.refusal}` : undefined}
            onClick={() => onAct(action.outcome)}
          >
            {named(action.outcome.name)}
          </Button>
        ))}
        {extendable && <Button onClick={onExtend}>{t('actions.extend')}</Button>}
        {data.flags_to_set.map((flag) => (
          <Button key={flag} onClick={() => onFlag(flag)}>
            {words(`flag_set.${flag}`)}
          </Button>
        ))}
      </div>
      {(step?.people ?? 1) > 1 && <Signatures data={data} />}
      {refusals.map((id) => (
        <span key={id} id={`refusal-${id}`} className="refusal">
          {t('actions.refused', { why: refusal(id) })}
        </span>
      ))}
      <Button onClick={() => void navigate(inbox.to, { state: inbox.state })}>{t('actions.back')}</Button>
    </div>
  );
}

// Of a step that takes several people: who has said they took part, and the user's own word.
function Signatures({ data }: { data: Case }) {
  const t = useT();
  const { row } = data;
  const sign = useCommand(signStep);
  const names = data.signed_by.map((id) => data.users[id] ?? id).join(t('list_comma'));
  return (
    <>
      <span className="signatures">{names ? t('sign.who', { names }) : t('sign.nobody')}</span>
      {data.may_sign && (
        <Button loading={sign.pending} onClick={() => void sign.run(row.claim, row.open_step, row.version)}>
          {t('sign.act')}
        </Button>
      )}
      {sign.problem && <ProblemNotice problem={sign.problem} focus />}
    </>
  );
}
