// The identity number comes first: checked while it is typed, looked up as soon as it is right, and
// only somebody nobody knows is registered.
import { useEffect, useState } from 'react';
import { Button, Input } from 'antd';
import { lookUp } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { Field } from '@/components/form/Field';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { idNumberProblem, tidyIdNumber } from '@/lib/id_number';
import { RegisterPerson } from './RegisterPerson';

interface Props {
  id: string;
  label: string;
  division?: string; // offered for somebody new
  error?: string;
  required?: boolean;
  onPick: (person: Person) => void;
}

export function PersonPicker({ id, label, division, error, required, onPick }: Props) {
  const t = useT();
  const words = useWords();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string>(); // a right number nobody is registered under
  const [refused, setRefused] = useState<string>();
  const number = tidyIdNumber(text);
  const problem = number.length > 0 ? idNumberProblem(number) : undefined;
  const typing = number.length < 18;

  const look = useCommand(async (wanted: string) => {
    const answer = await lookUp(wanted);
    if (answer.found) {
      setText('');
      onPick(answer.found);
    } else if (answer.valid) setUnknown(wanted);
    else setRefused(answer.problem ?? 'checksum');
  });
  const { run, clear } = look;
  useEffect(() => {
    setUnknown(undefined);
    setRefused(undefined);
    clear();
    if (number.length === 18 && !idNumberProblem(number)) void run(number);
    // Only a changed number is looked up; run() is another one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [number]);

  const fault = refused ?? (typing ? undefined : problem);
  return (
    <div className="person-picker">
      <Field
        id={id}
        label={label}
        required={required}
        error={fault ? `${t('id_number.wrong')}${words(`id_number_problem.${fault}`)}` : error}
        hint={t('id_number.hint')}
      >
        {(control) => (
          <Input
            {...control}
            className="id-number-input"
            autoComplete="off"
            maxLength={24}
            value={text}
            onChange={(e) => setText(e.target.value)}
            onPressEnter={(e) => {
              e.preventDefault();
              if (!problem && number && !unknown) void run(number);
            }}
            suffix={number && typing ? <span className="muted">{t('id_number.digits', { n: number.length })}</span> : <span />}
          />
        )}
      </Field>
      <div role="status">{look.pending && t('id_number.looking')}</div>
      {look.problem && (
        <>
          <ProblemNotice problem={look.problem} />
          <Button onClick={() => void run(number)}>{t('retry')}</Button>
        </>
      )}
      {unknown && (
        <RegisterPerson
          key={unknown}
          idPrefix={id}
          idNumber={unknown}
          division={division}
          onRegistered={(person) => {
            setText('');
            onPick(person);
          }}
        />
      )}
    </div>
  );
}
