// Sets up the second factor: the secret goes into an app on the phone, a code from it proves that it is
// there.
import { useState, type FormEvent } from 'react';
import { Button, Input, QRCode } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { beginSecondFactor, confirmSecondFactor, meQuery } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Field } from '@/components/form/Field';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { isOneTimeCode, tidyOneTimeCode } from '@/lib/one_time_code';

interface Secret {
  secret: string;
  uri: string;
}

export function SecondFactorSetUp({ onDone }: { onDone?: () => void }) {
  const t = useT();
  const [told, setTold] = useState<Secret>();
  const begin = useCommand(beginSecondFactor, setTold);
  if (told) return <Confirm {...told} onDone={onDone} />;
  return (
    <>
      {begin.problem && <ProblemNotice problem={begin.problem} focus />}
      <Button type="primary" loading={begin.pending} onClick={() => void begin.run()}>
        {t('second_factor.begin')}
      </Button>
    </>
  );
}

function Confirm({ secret, uri, onDone }: Secret & { onDone?: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(confirmSecondFactor, () => {
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    onDone?.();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isOneTimeCode(code)) void command.run(tidyOneTimeCode(code));
  };
  return (
    <form onSubmit={submit} aria-label={t('second_factor.title')} noValidate>
      {command.problem && <ProblemNotice problem={command.problem} focus />}
      <p>{t('second_factor.scan')}</p>
      <div className="second-factor">
        <div role="img" aria-label={t('second_factor.picture')}>
          <div aria-hidden="true">
            <QRCode type="svg" value={uri} size={168} bordered={false} />
          </div>
        </div>
        <dl>
          <dt>{t('second_factor.secret')}</dt>
          <dd className="code breaks">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
          <dt>{t('second_factor.uri')}</dt>
          <dd className="breaks">{uri}</dd>
        </dl>
      </div>
      <Field
        id="second-factor-code"
        label={t('second_factor.code')}
        required
        hint={t('second_factor.code_hint')}
        error={tried && !isOneTimeCode(code) ? t('second_factor.code_needed') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            className="position-input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        )}
      </Field>
      <p className="form-end">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('second_factor.confirm')}
        </Button>
      </p>
    </form>
  );
}
