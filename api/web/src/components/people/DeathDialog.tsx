import { useState } from 'react';
import { Input } from 'antd';
import { recordDeath } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { DateInput } from '@/components/form/DateInput';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { parseDate } from '@/lib/dates';

export function DeathDialog({ person, onClose }: { person: Person; onClose: (changed: boolean) => void }) {
  const t = useT();
  const [on, setOn] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(recordDeath, () => onClose(true));
  const submit = () => {
    setTried(true);
    if (parseDate(on) && source.trim()) void command.run(person.person, on, source.trim());
  };
  return (
    <Dialog
      title={t('death.of', { name: person.name })}
      confirm={t('death.record')}
      command={command}
      danger
      onConfirm={submit}
      onClose={() => onClose(false)}
    >
      <p>{t('death.detail')}</p>
      <div className="fields">
        <Field
          id="death-on"
          label={t('death.on')}
          required
          error={tried && !parseDate(on) ? t('field.date_needed') : undefined}
        >
          {(c) => <DateInput {...c} value={on} onChange={setOn} />}
        </Field>
        <Field
          id="death-source"
          label={t('death.source')}
          required
          hint={t('death.source_hint')}
          error={tried && !source.trim() ? t('field.needed') : undefined}
        >
          {(c) => <Input {...c} value={source} onChange={(e) => setSource(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
