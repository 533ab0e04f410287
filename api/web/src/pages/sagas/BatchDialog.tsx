// One act on several sagas, each with a reason of its own, and what became of each.
import { useState } from 'react';
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { actOnSagas, lifeEventsQuery, type BatchItem, type SagaLine } from '@/api/sagas';
import type { Role } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT, useWords } from '@/app/language';
import { Dialog } from '@/components/Dialog';
import { Field } from '@/components/Field';
import { heldSteps } from './where';

export type BatchAct = 'ask_again' | 'take_over' | 'undo';
export const batchActs = (role: Role): BatchAct[] =>
  role === 'district_reviewer' || role === 'district_confirmer'
    ? ['ask_again', 'take_over', 'undo']
    : ['ask_again', 'take_over'];

// The step it is about: what a person holds is asked again, what a department has is taken over.
function stepFor(act: BatchAct, line: SagaLine): string {
  if (act === 'undo') return '';
  if (act === 'ask_again') return heldSteps(line.row.steps)[0]?.step ?? '';
  return line.row.steps.find((s) => s.phase === 'calling' || s.phase === 'waiting')?.step ?? '';
}

interface Props {
  act: BatchAct;
  lines: SagaLine[];
  onClose: () => void;
}

export function BatchDialog({ act, lines, onClose }: Props) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const lifeEvents = useQuery(lifeEventsQuery).data;
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const [results, setResults] = useState<Record<string, string>>();
  const send = useCommand(actOnSagas, ({ rows }) =>
    setResults(
      Object.fromEntries(rows.map((r) => [r.saga, r.done ? t('sagas.done') : words(`rule.${r.refusal}.title`)])),
    ),
  );
  const confirm = () => {
    if (results) return onClose();
    setTried(true);
    if (lines.some(({ row }) => !reasons[row.saga]?.trim())) return;
    const items = lines.map(
      (line): BatchItem => ({
        saga: line.row.saga,
        act,
        step: stepFor(act, line),
        words: reasons[line.row.saga]!.trim(),
      }),
    );
    void send.run(items);
  };
  const stepName = (line: SagaLine) => {
    const step = stepFor(act, line);
    const event = lifeEvents?.find((e) => e.id === line.row.life_event.id);
    return named(event?.steps.find((s) => s.id === step)?.name) || step;
  };
  return (
    <Dialog
      title={t('sagas.batch_title', { what: t(`sagas.${act}`) })}
      confirm={results ? t('close') : t(`sagas.${act}`)}
      command={send}
      danger={act === 'undo' && !results}
      width={680}
      onConfirm={confirm}
      onClose={onClose}
    >
      {lines.map((line) => {
        const { saga, number } = line.row;
        const step = stepName(line);
        return results ? (
          <p key={saga}>
            <strong>{number}</strong> {line.subject_name}：{results[saga]}
          </p>
        ) : (
          <Field
            key={saga}
            id={`reason-${saga}`}
            label={`${number} ${line.subject_name}${step ? ` · ${step}` : ''}`}
            required
            wide
            error={tried && !reasons[saga]?.trim() ? t('sagas.reason_needed') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                placeholder={t('sagas.reason')}
                value={reasons[saga] ?? ''}
                onChange={(e) => setReasons((all) => ({ ...all, [saga]: e.target.value }))}
              />
            )}
          </Field>
        );
      })}
    </Dialog>
  );
}
