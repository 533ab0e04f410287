// Number and account in full, for one of the purposes there are; it is logged.
import { useState } from 'react';
import { Input } from 'antd';
import { unmaskPerson } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useCodes, useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';

const other = 'other';

interface Props {
  person: Person;
  claim?: string; // the case it is looked at for
  onClose: () => void;
}

export function PlainDialog({ person, claim, onClose }: Props) {
  const t = useT();
  const words = useWords();
  const purposes = [...useCodes('purposes.').filter((code) => code !== other), other];
  const [purpose, setPurpose] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [plain, setPlain] = useState<Person>();
  const command = useCommand(unmaskPerson, setPlain);
  const noted = purpose !== other || note.trim() !== '';
  const submit = () => {
    setTried(true);
    if (plain) return onClose();
    if (!purpose || !noted) return;
    void command.run(person.person, {
      purpose,
      ...(purpose === other && { note: note.trim() }),
      ...(claim && { claim }),
    });
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
        <Numbers person={plain} />
      ) : (
        <>
          <Field id="plain-purpose" label={t('plain.purpose')} required wide error={tried && !purpose ? t('field.choose') : undefined}>
            {(c) => (
              <Choice
                {...c}
                value={purpose}
                empty={t('choose')}
                options={purposes.map((code) => ({
                  value: code,
                  label: code === other ? t('plain.other') : words(`purposes.${code}`),
                }))}
                onChange={setPurpose}
              />
            )}
          </Field>
          {purpose === other && (
            <Field id="plain-note" label={t('plain.note')} required wide error={tried && !noted ? t('field.needed') : undefined}>
              {(c) => <Input {...c} maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />}
            </Field>
          )}
        </>
      )}
    </Dialog>
  );
}

function Numbers({ person }: { person: Person }) {
  const t = useT();
  return (
    <dl className="case-head" role="status">
      <div>
        <dt>{t('id_number')}</dt>
        <dd className="code">{person.id_number}</dd>
      </div>
      <div>
        <dt>{t('account.number')}</dt>
        <dd className="code">{person.bank ? `${person.bank} ${person.account}` : t('person.no_account')}</dd>
      </div>
    </dl>
  );
}
