// What each role finds in the menu and on the pages, as the route table grants it. The server decides;
// this only leaves out what would be refused.
import type { Role } from '@/api/types';
import type { MessageKey } from '@/messages/zh';

export interface MenuItem {
  to: string;
  words: MessageKey;
  roles: readonly Role[];
}

const registering: Role[] = ['village_assistant', 'town_clerk', 'funeral_home'];
const district: Role[] = ['district_reviewer', 'district_confirmer', 'finance', 'supervisor'];
const office: Role[] = [...registering, 'town_reviewer', ...district];
const town: Role[] = ['town_clerk', 'town_reviewer', ...district];

const menu: readonly MenuItem[] = [
  { to: '/inbox', words: 'menu.inbox', roles: office },
  { to: '/claims/new', words: 'menu.claim', roles: registering },
  { to: '/sagas', words: 'menu.sagas', roles: office },
  { to: '/people', words: 'menu.people', roles: office },
  { to: '/rosters', words: 'menu.rosters', roles: ['village_assistant', ...town] },
  { to: '/rolls', words: 'menu.rolls', roles: town },
  { to: '/settlement', words: 'menu.settlement', roles: district },
  { to: '/raises', words: 'menu.raises', roles: district },
  { to: '/funds', words: 'menu.funds', roles: district },
  { to: '/recoveries', words: 'menu.recoveries', roles: office },
  { to: '/monthly', words: 'menu.monthly', roles: ['village_assistant', ...town] },
  { to: '/console', words: 'menu.console', roles: ['integrator', 'supervisor'] },
  { to: '/system', words: 'menu.system', roles: ['administrator', 'integrator'] },
];

export const menuOf = (role: Role): MenuItem[] => menu.filter((item) => item.roles.includes(role));

export const mayRegister = (role: Role): boolean => registering.includes(role);
export const mayActOnSagas = (role: Role): boolean =>
  office.includes(role) && role !== 'finance' && role !== 'supervisor';
export const mayDraw = (role: Role): boolean => role === 'district_reviewer' || role === 'finance';
export const maySettle = (role: Role): boolean => district.includes(role);
export const mayConnect = (role: Role): boolean => role === 'integrator';
export const mayInspect = (role: Role): boolean => role === 'supervisor';
export const mayConfirmTowns = (role: Role): boolean =>
  role === 'town_reviewer' || role === 'district_reviewer';
