// One act on several sagas, each with a reason of its own, and what became of each.
import { useState } from 'react';
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { actOnSagas, lifeEventsQuery, type BatchItem, type SagaLine } from '@/api/life_events';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { stepFor, type BatchAct } from './batch';

interface Props {
  act: BatchAct;
  lines: SagaLine[];
  onClose: () => void;
}

export function BatchDialog({ act, lines: chosen, onClose }: Props) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const lifeEvents = useQuery(lifeEventsQuery).data;
  const [lines] = useState(chosen); // what has been done may take a saga off the list behind
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const [results, setResults] = useState<Record<string, string>>();
  const send = useCommand(actOnSagas, ({ rows }) =>
    setResults(
      Object.fromEntries(rows.map((r) => [r.saga, r.done ? t('sagas.done') : words(`rule.${r.refusal}.title`)])),
    ),
  );
  const eventOf = ({ row }: SagaLine) => lifeEvents?.find((e) => e.id === row.life_event.id);
  const stepOf = (line: SagaLine) => stepFor(act, line, eventOf(line));
  const able = lines.filter((line) => stepOf(line) !== undefined);
  const over = !!results || able.length === 0;
  const confirm = () => {
    if (over) return onClose();
    setTried(true);
    if (able.some(({ row }) => !reasons[row.saga]?.trim())) return;
    const items = able.map(
      (line): BatchItem => ({ saga: line.row.saga, act, step: stepOf(line)!, words: reasons[line.row.saga]!.trim() }),
    );
    void send.run(items);
  };
  const titleOf = (line: SagaLine) => {
    const step = stepOf(line);
    const name = named(eventOf(line)?.steps.find((s) => s.id === step)?.name) || step;
    return `${line.row.number} ${line.subject_name}${name ? ` · ${name}` : ''}`;
  };
  return (
    <Dialog
      title={t('sagas.batch_title', { what: t(`sagas.${act}`) })}
      confirm={over ? t('close') : t(`sagas.${act}`)}
      command={send}
      danger={act === 'undo' && !over}
      width={680}
      onConfirm={confirm}
      onClose={onClose}
    >
      {lines.map((line) => {
        const { saga } = line.row;
        const told = stepOf(line) === undefined ? t('sagas.no_such_step') : results && (results[saga] ?? t('sagas.not_told'));
        return told ? (
          <p key={saga}>{t('saga.what_is', { what: titleOf(line), is: told })}</p>
        ) : (
          <Field
            key={saga}
            id={`reason-${saga}`}
            label={titleOf(line)}
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
