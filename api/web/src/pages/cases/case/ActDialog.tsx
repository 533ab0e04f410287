// Ends the open step in one way: asks for exactly what that way needs.
import { useState } from 'react';
import { Input } from 'antd';
import { useNavigate } from 'react-router';
import { actOnCase } from '@/api/cases';
import type { Act, Case, StepOutcome } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT } from '@/app/language';
import { draftOf, factsOf } from '@/components/cases/draft';
import { FactsEditor } from '@/components/cases/FactsEditor';
import { MaterialsList } from '@/components/cases/MaterialsList';
import { useFactErrorText, useFactLabels } from '@/components/cases/useFactLabels';
import { useNamedProblem } from '@/components/cases/useNamedProblem';
import { Dialog } from '@/components/form/Dialog';
import { ErrorSummary, type FieldError } from '@/components/form/ErrorSummary';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { lastInbox } from '../inbox/last_inbox';
import { grave } from './outcomes';

interface Props {
  data: Case;
  outcome: StepOutcome;
  onClose: () => void;
}

export function ActDialog({ data, outcome, onClose }: Props) {
  const t = useT();
  const named = useNamed();
  const navigate = useNavigate();
  const factText = useFactErrorText();
  const label = useFactLabels(data.programme);
  const { row } = data;
  const step = data.procedure.steps.find((s) => s.id === row.open_step)!;

  const [reason, setReason] = useState('');
  const [facts, setFacts] = useState(() =>
    draftOf(data.facts, data.programme, [data.applicant, data.subject, ...data.people]),
  );
  const [materials, setMaterials] = useState<string[]>(data.materials);
  const [attempt, setAttempt] = useState(0);
  const act = useCommand(actOnCase, () => {
    const words = t('act.done', { what: `${named(step.name)}：${named(outcome.name)}` });
    onClose();
    const { to, state } = lastInbox();
    flash(words, to.split('?')[0]);
    void navigate(to, { state });
  });

  const refusal = useNamedProblem(act.problem, data.programme);
  const read = factsOf(facts, data.programme, label);
  const short = data.programme.materials.filter(
    (m) => m.required && !m.shared && !materials.includes(m.id),
  );
  const errors: FieldError[] = [
    ...(outcome.needs_reason && !reason.trim() ? [{ id: 'act-reason', text: t('act.need_reason') }] : []),
    ...(outcome.needs_facts ? read.errors.map((e) => ({ id: e.id, text: factText(e) })) : []),
    ...(outcome.needs_materials
      ? short.map((m) => ({ id: 'act-materials', text: t('act.need_material', { name: named(m.name) }) }))
      : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const byId = Object.fromEntries(shown.map((e) => [e.id, e.text]));
  const added = materials.filter((m) => !data.materials.includes(m));

  const submit = () => {
    setAttempt(attempt + 1);
    if (errors.length > 0) return;
    const body: Act = {
      outcome: outcome.id,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(outcome.needs_facts ? { facts: read.facts } : {}),
      materials: added,
    };
    void act.run(row.claim, step.id, row.version, body);
  };

  return (
    <Dialog
      title={`${named(step.name)}：${named(outcome.name)}`}
      confirm={named(outcome.name)}
      command={{ pending: act.pending, problem: refusal }}
      danger={grave(outcome)}
      width={outcome.needs_facts ? 960 : 560}
      onConfirm={submit}
      onClose={onClose}
    >
      <ErrorSummary errors={shown} attempt={attempt} />
      {outcome.law && <p className="muted">{t('act.law', { law: outcome.law })}</p>}
      {outcome.needs_materials && (
        <fieldset className="group" id="act-materials" tabIndex={-1}>
          <legend>{t('materials.title')}</legend>
          <MaterialsList materials={data.programme.materials} onFile={materials} onChange={setMaterials} />
        </fieldset>
      )}
      {outcome.needs_facts && (
        <>
          <p>{t('act.facts')}</p>
          <FactsEditor rules={data.programme} facts={facts} errors={byId} onChange={setFacts} />
        </>
      )}
      <Field
        id="act-reason"
        label={t(outcome.needs_reason ? 'act.reason' : 'act.remark')}
        required={outcome.needs_reason}
        error={byId['act-reason']}
        wide
      >
        {(c) => (
          <Input.TextArea {...c} rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
    </Dialog>
  );
}
