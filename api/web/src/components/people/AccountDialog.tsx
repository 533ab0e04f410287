import { useState } from 'react';
import { Input } from 'antd';
import { setAccount } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';

export function AccountDialog({ person, onClose }: { person: Person; onClose: (changed: boolean) => void }) {
  const t = useT();
  const [bank, setBank] = useState(person.bank);
  const [account, setNumber] = useState('');
  const [holder, setHolder] = useState(person.account_holder || person.name);
  const replaces = person.bank !== '';
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(setAccount, () => onClose(true));
  const wrong = (text: string) => (tried && !text.trim() ? t('field.needed') : undefined);
  const submit = () => {
    setTried(true);
    if (!bank.trim() || !account.trim() || !holder.trim() || (replaces && !reason.trim())) return;
    void command.run(person.person, {
      bank: bank.trim(),
      account: account.replace(/\s/g, ''),
      account_holder: holder.trim(),
      ...(replaces && { reason: reason.trim() }),
    });
  };
  return (
    <Dialog
      title={t('account.title', { name: person.name })}
      confirm={t(replaces ? 'account.ask' : 'save')}
      command={command}
      onConfirm={submit}
      onClose={() => onClose(false)}
    >
      {replaces && <p>{t('account.two_people')}</p>}
      <div className="fields">
        <Field id="account-bank" label={t('account.bank')} required error={wrong(bank)}>
          {(c) => <Input {...c} value={bank} onChange={(e) => setBank(e.target.value)} />}
        </Field>
        <Field id="account-number" label={t('account.number')} required error={wrong(account)}>
          {(c) => (
            <Input {...c} inputMode="numeric" autoComplete="off" value={account} onChange={(e) => setNumber(e.target.value)} />
          )}
        </Field>
        <Field id="account-holder" label={t('account.holder')} required error={wrong(holder)}>
          {(c) => <Input {...c} value={holder} onChange={(e) => setHolder(e.target.value)} />}
        </Field>
        {replaces && (
          <Field id="account-reason" label={t('account.reason')} required error={wrong(reason)}>
            {(c) => <Input {...c} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
          </Field>
        )}
      </div>
    </Dialog>
  );
}
