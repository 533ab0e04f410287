// What each role finds in the menu. The server decides what they may do; this only leaves out what
// would be refused.
import type { Role } from '@/api/types';
import type { MessageKey } from '@/messages/zh';

export interface MenuItem {
  to: string;
  words: MessageKey;
  roles: readonly Role[];
}

const caseworkers: Role[] = [
  'village_assistant',
  'town_clerk',
  'town_reviewer',
  'district_reviewer',
  'district_confirmer',
];
const money: Role[] = ['town_clerk', 'town_reviewer', 'district_reviewer', 'district_confirmer', 'finance', 'supervisor', 'administrator'];

export const menu: readonly MenuItem[] = [
  { to: '/inbox', words: 'menu.inbox', roles: [...caseworkers, 'finance', 'supervisor', 'administrator', 'funeral_home'] },
  { to: '/claims/new', words: 'menu.claim', roles: ['village_assistant', 'town_clerk', 'funeral_home'] },
  { to: '/people', words: 'menu.people', roles: [...caseworkers, 'finance', 'supervisor', 'funeral_home'] },
  { to: '/rosters', words: 'menu.rosters', roles: [...caseworkers, 'finance', 'supervisor', 'administrator'] },
  { to: '/rolls', words: 'menu.rolls', roles: money },
  { to: '/settlement', words: 'menu.settlement', roles: [...money, 'funeral_home'] },
  { to: '/funds', words: 'menu.funds', roles: ['district_reviewer', 'district_confirmer', 'finance', 'supervisor', 'administrator'] },
  { to: '/monthly', words: 'menu.monthly', roles: [...caseworkers, 'finance', 'supervisor', 'administrator'] },
];

export const menuOf = (role: Role): MenuItem[] => menu.filter((item) => item.roles.includes(role));
