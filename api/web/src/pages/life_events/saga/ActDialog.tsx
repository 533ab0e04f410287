// What a person does with a saga or one of its steps: asks for exactly what that needs.
import { useState } from 'react';
import { Input } from 'antd';
import {
  askAgain,
  changeClock,
  consent,
  hear,
  resolve,
  settle,
  takeOver,
  undoSaga,
  type Possible,
  type Saga,
  type StepResult,
} from '@/api/life_events';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { FactControl, isAnswered } from '../FactControl';
import { useFactName } from '../useFactName';
import { clockChanges, ClockMeans, isClockAct } from './ClockMeans';

interface Props {
  data: Saga;
  what: Possible & { act: Exclude<Possible['act'], 'migrate'> }; // that one has a dialog of its own
  onClose: () => void;
}

export function ActDialog({ data, what, onClose }: Props) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const factName = useFactName();
  const { row } = data;
  const incident = row.incidents.find((i) => i.incident === what.incident);
  const undoing = row.steps.find((s) => s.step === what.step)?.undoing ?? false;
  const [said, setSaid] = useState('');
  const [result, setResult] = useState<StepResult | ''>(what.act === 'settle' ? 'succeeded' : '');
  const [given, setGiven] = useState<'yes' | 'no'>('yes');
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);

  const send = useCommand(
    () => {
      switch (what.act) {
        case 'consent':
          return consent(row, what.step, given === 'yes', said.trim());
        case 'settle':
          return settle(row, what.step, result || 'succeeded', said.trim());
        case 'ask_again':
          return askAgain(row, what.step);
        case 'take_over':
          return takeOver(row, what.step, said.trim());
        case 'hear':
          return hear(row, what.step);
        case 'extend':
        case 'stop':
        case 'resume':
          return changeClock(row, what.step, clockChanges[what.act], said.trim());
        case 'undo':
          return undoSaga(row, said.trim());
        case 'resolve':
          return resolve(row, what.incident, {
            words: said.trim(),
            ...(result && { stands: result }),
            ...(value && { value }),
          });
      }
    },
    () => {
      onClose();
      flash(t('saga.acted'));
    },
  );
  const needsWords = what.act !== 'ask_again' && what.act !== 'hear';
  const needsValue = what.act === 'resolve' && !!incident?.fact;
  const known = needsValue && isAnswered(incident!.fact, value);
  const confirm = () => {
    setTried(true);
    if ((needsWords && !said.trim()) || (needsValue && !known)) return;
    void send.run();
  };
  const definition = data.life_event.steps.find((s) => s.id === what.step);
  const step = named(definition?.name);
  const signal = data.life_event.signals.find((s) => s.id === what.step);
  const results: StepResult[] = undoing ? ['succeeded'] : ['succeeded', 'refused'];
  return (
    <Dialog
      title={step ? t('saga.what_is', { what: t(`sagas.${what.act}`), is: step }) : t(`sagas.${what.act}`)}
      confirm={t(`sagas.${what.act}`)}
      command={send}
      danger={what.act === 'undo'}
      onConfirm={confirm}
      onClose={onClose}
    >
      {what.act === 'hear' && <p>{t('open_saga.signal', { signal: named(signal?.name) })}</p>}
      {what.act === 'ask_again' && <p>{t('saga.ask_again_means')}</p>}
      {isClockAct(what.act) && <ClockMeans act={what.act} longer={definition?.extended} />}
      {what.act === 'settle' && (
        <Field id="act-result" label={t('saga.outcome')} required>
          {(control) => (
            <Choice
              {...control}
              value={result}
              options={results.map((r) => ({ value: r, label: words(`step_result.${r}`) }))}
              onChange={(r) => setResult(r as StepResult)}
            />
          )}
        </Field>
      )}
      {what.act === 'consent' && (
        <Field id="act-given" label={t('sagas.consent')} required>
          {(control) => (
            <Choice
              {...control}
              value={given}
              options={[
                { value: 'yes', label: t('saga.given') },
                { value: 'no', label: t('saga.not_given') },
              ]}
              onChange={(g) => setGiven(g as 'yes' | 'no')}
            />
          )}
        </Field>
      )}
      {what.act === 'resolve' && incident?.other && (
        <Field id="act-stands" label={t('saga.which')} required>
          {(control) => (
            <Choice
              {...control}
              value={result}
              empty={t('saga.keep')}
              options={[{ value: incident.other!, label: words(`step_result.${incident.other}`) }]}
              onChange={(r) => setResult(r as StepResult | '')}
            />
          )}
        </Field>
      )}
      {needsValue && (
        <Field
          id="act-value"
          label={t('saga.what_is', { what: t('saga.value'), is: factName(incident!.fact) })}
          required
          error={tried && !known ? t('saga.value_needed') : undefined}
        >
          {(control) => <FactControl control={control} fact={incident!.fact} value={value} onChange={setValue} />}
        </Field>
      )}
      {needsWords && (
        <Field
          id="act-words"
          label={t(what.act === 'consent' ? 'saga.consent_words' : isClockAct(what.act) ? 'sagas.reason' : 'saga.words')}
          required
          wide
          hint={isClockAct(what.act) ? undefined : t('saga.words_hint')}
          error={tried && !said.trim() ? t('sagas.reason_needed') : undefined}
        >
          {(control) => (
            <Input.TextArea {...control} rows={3} maxLength={500} value={said} onChange={(e) => setSaid(e.target.value)} />
          )}
        </Field>
      )}
    </Dialog>
  );
}
