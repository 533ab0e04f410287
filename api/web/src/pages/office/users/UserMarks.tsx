import type { UserRow } from '@/api/types';
import { useT } from '@/app/language';
import { instantShown } from '@/lib/dates';

// How an account stands: in use or not, locked, waiting for a new password.
export function UserMarks({ user }: { user: UserRow }) {
  const t = useT();
  return (
    <>
      {t(`users.state_${user.state}`)}
      {user.locked_until && <span className="mark">{t('users.locked', { until: instantShown(user.locked_until) })}</span>}
      {user.must_change_password && <span className="mark">{t('users.must_change')}</span>}
    </>
  );
}
