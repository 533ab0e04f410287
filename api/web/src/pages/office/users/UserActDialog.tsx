// Asks for what each act needs: words, a reason, or only a second look.
import { useState } from 'react';
import type { UserPage } from '@/api/types';
import {
  disableUser,
  enableUser,
  endUserSessions,
  resetPassword,
  resetSecondFactor,
  unlockUser,
} from '@/api/office';
import { useT } from '@/app/language';
import { ConfirmDialog } from '@/components/form/ConfirmDialog';
import { ReasonDialog } from '@/components/form/ReasonDialog';
import { flash } from '@/components/page/Flash';
import { SecretDialog } from '@/components/secrets/SecretDialog';
import { PostDialog } from './PostDialog';
import { RenameDialog } from './RenameDialog';
import type { UserAct } from './user_acts';

interface Props {
  act: UserAct;
  user: UserPage;
  onClose: () => void;
}

const withReason = { disable: disableUser, enable: enableUser };
const withoutReason = { unlock: unlockUser, reset_second_factor: resetSecondFactor, end_sessions: endUserSessions };

export function UserActDialog({ act, user, onClose }: Props) {
  const t = useT();
  if (act === 'rename') return <RenameDialog user={user} onClose={onClose} />;
  if (act === 'post') return <PostDialog user={user} onClose={onClose} />;
  if (act === 'reset_password') return <ResetPassword user={user} onClose={onClose} />;
  const words = {
    title: t('users.act_on', { what: t(`users.${act}`), name: user.name }),
    confirm: t(`users.${act}`),
    danger: act === 'disable' || act === 'end_sessions',
    onDone: () => {
      onClose();
      flash(t('users.done', { what: t(`users.${act}`), name: user.name }));
    },
    onClose,
    children: <p>{t(`users.${act}_means`)}</p>,
  };
  return act === 'disable' || act === 'enable' ? (
    <ReasonDialog {...words} label={t('users.reason')} send={(reason) => withReason[act](user.user, reason)} />
  ) : (
    <ConfirmDialog {...words} send={() => withoutReason[act](user.user)} />
  );
}

function ResetPassword({ user, onClose }: Omit<Props, 'act'>) {
  const t = useT();
  const [password, setPassword] = useState<string>();
  if (password !== undefined) return <SecretDialog name={user.name} secret={password} kind="password" onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('users.act_on', { what: t('users.reset_password'), name: user.name })}
      confirm={t('users.reset_password')}
      send={() => resetPassword(user.user)}
      onDone={({ initial_password }) => setPassword(initial_password)}
      onClose={onClose}
    >
      <p>{t('users.reset_password_means')}</p>
    </ConfirmDialog>
  );
}
