import { useState } from 'react';
import { Checkbox, Input } from 'antd';
import { createMachine, type NewMachine } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useCodes, useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import type { Scope } from '@/api/types';
import type { ToldSecret } from '@/components/secrets/SecretDialog';

interface Props {
  onKey: (told: ToldSecret) => void;
  onClose: () => void;
}

export function NewMachineDialog({ onKey, onClose }: Props) {
  const t = useT();
  const words = useWords();
  const scopes = useCodes('scope.');
  const [draft, setDraft] = useState<NewMachine>({ name: '', scopes: [], division: '' });
  const [tried, setTried] = useState(false);
  const name = draft.name.trim();
  const command = useCommand(createMachine, ({ key }) => {
    onClose();
    onKey({ name, secret: key, kind: 'machine' });
  });
  const change = (part: Partial<NewMachine>) => setDraft({ ...draft, ...part });
  const submit = () => {
    setTried(true);
    if (name && draft.division && draft.scopes.length > 0) void command.run({ ...draft, name });
  };
  const noScope = tried && draft.scopes.length === 0;
  return (
    <Dialog title={t('machines.new')} confirm={t('machines.new')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <Field id="machine-name" label={t('machines.name')} required hint={t('machines.name_hint')} error={tried && !name ? t('field.needed') : undefined}>
          {(c) => <Input {...c} autoComplete="off" maxLength={100} value={draft.name} onChange={(e) => change({ name: e.target.value })} />}
        </Field>
        <Field
          id="machine-division"
          label={t('division')}
          required
          hint={t('machines.division_hint')}
          error={tried && !draft.division ? t('field.needed') : undefined}
        >
          {(c) => <DivisionSelect {...c} value={draft.division} onChange={(division = '') => change({ division })} />}
        </Field>
      </div>
      <fieldset className="group" aria-describedby={noScope ? 'machine-scopes-error' : undefined}>
        <legend>{t('machines.scopes')}</legend>
        <Checkbox.Group
          className="fact-types"
          options={scopes.map((scope) => ({ value: scope, label: words(`scope.${scope}`) }))}
          value={draft.scopes}
          onChange={(chosen) => change({ scopes: chosen as Scope[] })}
        />
        {noScope && (
          <p className="field-error" id="machine-scopes-error">
            {t('machines.scopes_needed')}
          </p>
        )}
      </fieldset>
    </Dialog>
  );
}
