// Changes one's own password.
import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { changePassword, meQuery } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { Field } from '@/components/form/Field';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { codeOf } from '@/lib/problem_code';
import { refusedBy, rulesKept } from './password_rules';
import { PasswordRulesList } from './PasswordRulesList';

export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const t = useT();
  const { login, password_rules: rules } = useMe();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const command = useCommand(changePassword, () => {
    for (const clear of [setCurrent, setNext, setAgain]) clear('');
    setTried(false);
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    onDone?.();
  });
  const broken = refusedBy[codeOf(command.problem?.body ?? {}) ?? ''];
  const wrong = {
    current: current === '' ? t('field.needed') : undefined,
    next: Object.values(rulesKept(next, login, rules)).includes(false) ? t('password.rules_broken') : undefined,
    again: again !== next ? t('password.differs') : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(wrong).some(Boolean)) void command.run(current, next);
  };
  const typed = (set: (text: string) => void) => (text: string) => {
    command.clear();
    set(text);
  };
  const fields = [
    { name: 'current', value: current, set: setCurrent, fill: 'current-password' },
    { name: 'next', value: next, set: setNext, fill: 'new-password' },
    { name: 'again', value: again, set: setAgain, fill: 'new-password' },
  ] as const;
  return (
    <form className="password-form" onSubmit={submit} aria-label={t('password.title')} noValidate>
      {command.problem && <ProblemNotice problem={command.problem} focus />}
      {fields.map(({ name, value, set, fill }) => (
        <Field
          key={name}
          id={`password-${name}`}
          label={t(`password.${name}`)}
          required
          error={tried ? wrong[name] : undefined}
          hint={name === 'next' ? <PasswordRulesList id="password-rules" password={next} broken={broken} /> : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type={shown ? 'text' : 'password'}
              autoComplete={fill}
              maxLength={200}
              value={value}
              onChange={(e) => typed(set)(e.target.value)}
            />
          )}
        </Field>
      ))}
      <Checkbox checked={shown} onChange={(e) => setShown(e.target.checked)}>
        {t('password.show')}
      </Checkbox>
      <p className="form-end">
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('password.change')}
        </Button>
      </p>
    </form>
  );
}
