import { useState } from 'react';
import { Input } from 'antd';
import { recordDeath } from '@/api/people';
import type { DeathProof, Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { DateInput } from '@/components/form/DateInput';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { parseDate } from '@/lib/dates';

const numberMin = 4;
const proofs: DeathProof[] = [
  'medical_certificate', 'police_certificate', 'judicial_certificate', 'cremation_certificate', 'community_certificate',
];

export function DeathDialog({ person, onClose }: { person: Person; onClose: (changed: boolean) => void }) {
  const t = useT();
  const words = useWords();
  const [on, setOn] = useState('');
  const [proof, setProof] = useState<DeathProof>('medical_certificate');
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(recordDeath, () => onClose(true));
  const submit = () => {
    setTried(true);
    if (parseDate(on) && number.trim().length >= numberMin) void command.run(person.person, on, proof, number.trim());
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
        <Field id="death-proof" label={t('death.proof')} required>
          {(c) => (
            <Choice
              {...c}
              value={proof}
              onChange={(value) => setProof(value as DeathProof)}
              options={proofs.map((p) => ({ value: p, label: words(`death_proof.${p}`) }))}
            />
          )}
        </Field>
        <Field
          id="death-number"
          label={t('death.number')}
          required
          hint={t('death.number_hint')}
          error={tried && number.trim().length < numberMin ? t('field.needed') : undefined}
        >
          {(c) => <Input {...c} maxLength={40} value={number} onChange={(e) => setNumber(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
