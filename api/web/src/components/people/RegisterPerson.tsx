// Registers somebody whose number is new; what the number tells (birth, sex) is not asked again.
import { useState } from 'react';
import { Button, Input } from 'antd';
import { client, ok } from '@/api/client';
import { registerPerson } from '@/api/people';
import type { Area, Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { isVillage } from '@/lib/divisions';
import { bornOf } from '@/lib/id_number';

interface Props {
  idPrefix: string;
  idNumber: string;
  division?: string;
  onRegistered: (person: Person) => void;
}

export function RegisterPerson({ idPrefix, idNumber, division: offered, onRegistered }: Props) {
  const t = useT();
  const words = useWords();
  const [name, setName] = useState('');
  const { division: own } = useMe();
  const [division, setDivision] = useState(offered ?? (isVillage(own) ? own : undefined));
  const [area, setArea] = useState<Area>('urban');
  const [bank, setBank] = useState('');
  const [account, setAccount] = useState('');
  const [tried, setTried] = useState(false);

  const register = useCommand(async () => {
    const { person } = await registerPerson({
      name: name.trim(),
      id_number: idNumber,
      division: division!,
      area,
      ...(account.trim()
        ? { bank: bank.trim(), account: account.replace(/\s/g, ''), account_holder: name.trim() }
        : {}),
    });
    return ok(client.GET('/api/v1/people/{person}', { params: { path: { person } } }));
  }, onRegistered);
  const submit = () => {
    setTried(true);
    if (name.trim() && division && (!account.trim() || bank.trim())) void register.run();
  };
  const needed = (bad: boolean) => (tried && bad ? t('field.needed') : undefined);
  return (
    <fieldset className="group register">
      <legend>{t('register.title')}</legend>
      <p>{t('register.detail', { id: idNumber, born: bornOf(idNumber) })}</p>
      {register.problem && <ProblemNotice problem={register.problem} focus />}
      <div
        className="fields"
        onKeyDown={(e) => {
          if (e.key === 'Enter' && e.target instanceof HTMLInputElement && e.target.type === 'text') {
            if (e.target.getAttribute('role') !== 'combobox') submit();
          }
        }}
      >
        <Field id={`${idPrefix}-name`} label={t('name')} required error={needed(!name.trim())}>
          {(c) => <Input {...c} autoFocus autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />}
        </Field>
        <Field id={`${idPrefix}-division`} label={t('register.division')} required error={needed(!division)}>
          {(c) => <DivisionSelect {...c} villages value={division} onChange={setDivision} />}
        </Field>
        <Field id={`${idPrefix}-area`} label={t('area')} required>
          {(c) => (
            <Choice
              {...c}
              value={area}
              options={(['urban', 'rural'] as const).map((a) => ({ value: a, label: words(`area.${a}`) }))}
              onChange={(a) => setArea(a as Area)}
            />
          )}
        </Field>
        <Field id={`${idPrefix}-bank`} label={t('account.bank')} error={needed(!!account.trim() && !bank.trim())}>
          {(c) => <Input {...c} value={bank} onChange={(e) => setBank(e.target.value)} />}
        </Field>
        <Field id={`${idPrefix}-account`} label={t('account.number')} hint={t('account.later')}>
          {(c) => (
            <Input {...c} inputMode="numeric" autoComplete="off" value={account} onChange={(e) => setAccount(e.target.value)} />
          )}
        </Field>
      </div>
      <Button type="primary" loading={register.pending} onClick={submit}>
        {t('register.submit')}
      </Button>
    </fieldset>
  );
}
