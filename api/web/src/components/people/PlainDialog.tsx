import { useState } from 'react';
import { Input } from 'antd';
import { unmaskPerson } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';

// Number and account in full, for a stated purpose that is logged.
export function PlainDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const [plain, setPlain] = useState<Person>();
  const command = useCommand(unmaskPerson, setPlain);
  const submit = () => {
    setTried(true);
    if (plain) onClose();
    else if (purpose.trim()) void command.run(person.person, purpose.trim());
  };
  return (
    <Dialog
      title={t('plain.title', { name: person.name })}
      confirm={t(plain ? 'close' : 'plain.show')}
      command={command}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('plain.detail')}</p>
      {plain ? (
        <dl className="case-head" role="status">
          <div>
            <dt>{t('id_number')}</dt>
            <dd className="code">{plain.id_number}</dd>
          </div>
          <div>
            <dt>{t('account.number')}</dt>
            <dd className="code">{plain.bank ? `${plain.bank} ${plain.account}` : t('person.no_account')}</dd>
          </div>
        </dl>
      ) : (
        <Field
          id="plain-purpose"
          label={t('plain.purpose')}
          required
          wide
          error={tried && !purpose.trim() ? t('field.needed') : undefined}
        >
          {(c) => <Input {...c} value={purpose} onChange={(e) => setPurpose(e.target.value)} />}
        </Field>
      )}
    </Dialog>
  );
}
