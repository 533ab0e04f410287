import { useQuery } from '@tanstack/react-query';
import type { UserRow } from '@/api/types';
import { userSessionsQuery } from '@/api/office';
import { useT } from '@/app/language';
import { QueryView } from '@/components/page/QueryView';
import { SessionsTable } from '../SessionsTable';

export function UserSessions({ user }: { user: UserRow }) {
  const t = useT();
  const query = useQuery(userSessionsQuery(user.user));
  return <QueryView query={query}>{(rows) => <SessionsTable rows={rows} caption={t('sessions.title')} />}</QueryView>;
}
