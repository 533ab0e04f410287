import { useState } from 'react';
import { Input } from 'antd';
import type { UserPage } from '@/api/types';
import { renameUser } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';

export function RenameDialog({ user, onClose }: { user: UserPage; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState(user.name);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(renameUser, () => {
    onClose();
    flash(t('users.done', { what: t('users.rename'), name: name.trim() }));
  });
  const submit = () => {
    setTried(true);
    if (name.trim() && reason.trim()) void command.run(user.user, name.trim(), reason.trim());
  };
  const wrong = (text: string) => (tried && !text.trim() ? t('field.needed') : undefined);
  return (
    <Dialog
      title={t('users.act_on', { what: t('users.rename'), name: user.name })}
      confirm={t('users.rename')}
      command={command}
      onConfirm={submit}
      onClose={onClose}
    >
      <Field id="user-name" label={t('name')} required error={wrong(name)}>
        {(c) => <Input {...c} autoComplete="off" maxLength={50} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
      <Field id="rename-reason" label={t('users.reason')} required wide error={wrong(reason)}>
        {(c) => <Input {...c} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Dialog>
  );
}
