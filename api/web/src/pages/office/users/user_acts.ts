// What an administrator may do with an account, as it stands.
import type { Role, UserRow } from '@/api/types';
import { mayManageAccounts, maySecureAccounts } from '@/app/roles';

export type UserAct =
  | 'rename'
  | 'disable'
  | 'enable'
  | 'post'
  | 'unlock'
  | 'reset_password'
  | 'reset_second_factor'
  | 'end_sessions';

export function userActs(role: Role, { state, locked_until, second_factor }: UserRow): UserAct[] {
  if (mayManageAccounts(role)) return ['rename', state === 'disabled' ? 'enable' : 'disable'];
  if (!maySecureAccounts(role)) return [];
  return [
    'post',
    ...(locked_until ? (['unlock'] as const) : []),
    'reset_password',
    ...(second_factor === 'on' ? (['reset_second_factor'] as const) : []),
    'end_sessions',
  ];
}
