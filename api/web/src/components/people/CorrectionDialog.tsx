import { useState } from 'react';
import { Input } from 'antd';
import { correctPerson } from '@/api/people';
import type { Area, Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';

const areas: Area[] = ['urban', 'rural'];

// What was written down wrong: a name, where they live. What is left as it is is not sent.
export function CorrectionDialog({ person, onClose }: { person: Person; onClose: (changed: boolean) => void }) {
  const t = useT();
  const words = useWords();
  const [name, setName] = useState(person.name);
  const [division, setDivision] = useState<string | undefined>(person.division);
  const [area, setArea] = useState<Area>(person.area);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(correctPerson, () => onClose(true));
  const wrong = (text?: string) => (tried && !text?.trim() ? t('field.needed') : undefined);
  const submit = () => {
    setTried(true);
    if (!name.trim() || !division || !reason.trim()) return;
    void command.run(person.person, {
      ...(name.trim() !== person.name && { name: name.trim() }),
      ...(division !== person.division && { division }),
      ...(area !== person.area && { area }),
      reason: reason.trim(),
    });
  };
  return (
    <Dialog
      title={t('correction.title', { name: person.name })}
      confirm={t('correction.send')}
      command={command}
      onConfirm={submit}
      onClose={() => onClose(false)}
    >
      <div className="fields">
        <Field id="correction-name" label={t('name')} required error={wrong(name)}>
          {(c) => <Input {...c} maxLength={50} value={name} onChange={(e) => setName(e.target.value)} />}
        </Field>
        <Field id="correction-division" label={t('register.division')} required error={wrong(division)}>
          {(c) => <DivisionSelect {...c} villages value={division} onChange={setDivision} />}
        </Field>
        <Field id="correction-area" label={t('area')} required>
          {(c) => (
            <Choice
              {...c}
              value={area}
              onChange={(value) => setArea(value as Area)}
              options={areas.map((value) => ({ value, label: words(`area.${value}`) }))}
            />
          )}
        </Field>
        <Field id="correction-reason" label={t('correction.reason')} required error={wrong(reason)} wide>
          {(c) => <Input {...c} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
