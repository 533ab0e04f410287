import { useState } from 'react';
import { Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { factTypesQuery, registerSender } from '@/api/exchange';
import type { NewSender } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { QueryView } from '@/components/page/QueryView';
import type { ToldSecret } from '@/components/secrets/SecretDialog';
import { wrongInSender } from '../checks';
import { useFactTypeName } from '../useFactTypeName';

interface Props {
  onSecret: (told: ToldSecret) => void;
  onClose: () => void;
}

export function NewSenderDialog({ onSecret, onClose }: Props) {
  const t = useT();
  const nameOf = useFactTypeName();
  const types = useQuery(factTypesQuery);
  const [draft, setDraft] = useState<NewSender>({ name: '', source: '', types: [] });
  const [tried, setTried] = useState(false);
  const command = useCommand(registerSender, ({ secret }) => {
    onClose();
    onSecret({ name: draft.name.trim(), secret });
  });
  const wrong = wrongInSender(draft);
  const change = (part: Partial<NewSender>) => setDraft({ ...draft, ...part });
  const error = (field: keyof NewSender) => (tried && wrong[field] ? t(wrong[field]) : undefined);
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    void command.run({ ...draft, name: draft.name.trim(), source: draft.source.trim() });
  };
  return (
    <Dialog title={t('sender.new')} confirm={t('sender.new')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <Field id="sender-name" label={t('sender.name')} required wide hint={t('sender.name_hint')} error={error('name')}>
          {(c) => <Input {...c} maxLength={100} autoComplete="off" value={draft.name} onChange={(e) => change({ name: e.target.value })} />}
        </Field>
        <Field id="sender-source" label={t('sender.source')} required wide hint={t('sender.source_hint')} error={error('source')}>
          {(c) => <Input {...c} maxLength={200} autoComplete="off" value={draft.source} onChange={(e) => change({ source: e.target.value })} />}
        </Field>
      </div>
      <fieldset className="group" aria-describedby={error('types') && 'sender-types-error'}>
        <legend>{t('sender.types')}</legend>
        <QueryView query={types}>
          {(rows) => (
            <Checkbox.Group
              className="fact-types"
              options={rows.map(({ type }) => ({ value: type, label: nameOf(type) }))}
              value={draft.types}
              onChange={(chosen) => change({ types: chosen })}
            />
          )}
        </QueryView>
        {error('types') && (
          <p className="field-error" id="sender-types-error">
            {error('types')}
          </p>
        )}
      </fieldset>
    </Dialog>
  );
}
