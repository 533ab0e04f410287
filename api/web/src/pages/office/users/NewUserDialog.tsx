// A new account. It can do nothing until the security administrator gives it a post.
import { useState } from 'react';
import { Input } from 'antd';
import { createUser } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import type { ToldSecret } from '@/components/secrets/SecretDialog';

const isLogin = (text: string) => /^[a-z0-9._-]{3,32}$/.test(text);

interface Props {
  onCreated: (told: ToldSecret & { user: string }) => void;
  onClose: () => void;
}

export function NewUserDialog({ onCreated, onClose }: Props) {
  const t = useT();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(createUser, ({ user, initial_password: secret }) => {
    onClose();
    onCreated({ user, name: name.trim(), secret, kind: 'password' });
  });
  const submit = () => {
    setTried(true);
    if (isLogin(login) && name.trim()) void command.run(login, name.trim());
  };
  return (
    <Dialog title={t('users.new')} confirm={t('users.new')} command={command} onConfirm={submit} onClose={onClose}>
      <p>{t('users.new_detail')}</p>
      <div className="fields">
        <Field
          id="user-login"
          label={t('users.login')}
          required
          hint={t('users.login_hint')}
          error={tried && !isLogin(login) ? t('users.login_wrong') : undefined}
        >
          {(c) => (
            <Input {...c} autoComplete="off" autoCapitalize="none" maxLength={32} value={login} onChange={(e) => setLogin(e.target.value.trim())} />
          )}
        </Field>
        <Field id="user-name" label={t('name')} required error={tried && !name.trim() ? t('field.needed') : undefined}>
          {(c) => <Input {...c} autoComplete="off" maxLength={50} value={name} onChange={(e) => setName(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
