// What each role may do, as the route table grants it. The server decides; this only leaves out what
// would be refused.
import type { Role } from '@/api/types';

export const registering: readonly Role[] = ['village_assistant', 'town_clerk', 'funeral_home'];
export const district: readonly Role[] = ['district_reviewer', 'district_confirmer', 'finance', 'supervisor'];
export const office: readonly Role[] = [...registering, 'town_reviewer', ...district];
export const town: readonly Role[] = ['town_clerk', 'town_reviewer', ...district];

export const administrators: readonly Role[] = [
  'system_administrator',
  'security_administrator',
  'audit_administrator',
];
export const allRoles: readonly Role[] = [...office, 'integrator', ...administrators];

// A funeral home is no office: it sees its own cases and whom it registers.
export const officials: readonly Role[] = office.filter((role) => role !== 'funeral_home');

export const mayRegister = (role: Role): boolean => registering.includes(role);
export const mayActOnSagas = (role: Role): boolean =>
  office.includes(role) && role !== 'finance' && role !== 'supervisor';
export const mayUnmask = (role: Role): boolean => officials.includes(role);
export const mayKeepHouseholds = (role: Role): boolean => role === 'village_assistant' || role === 'town_clerk';
// Another account to pay to takes two people.
export const mayAskForAccounts = (role: Role): boolean => role === 'village_assistant' || role === 'town_clerk';
export const mayAgreeToAccounts = (role: Role): boolean =>
  role === 'town_clerk' || role === 'town_reviewer' || role === 'district_reviewer';
export const mayDraw = (role: Role): boolean => role === 'district_reviewer' || role === 'finance';
export const maySettle = (role: Role): boolean => district.includes(role);
export const mayConnect = (role: Role): boolean => role === 'integrator';
export const mayInspect = (role: Role): boolean => role === 'supervisor';
export const mayConfirmTowns = (role: Role): boolean =>
  role === 'town_reviewer' || role === 'district_reviewer';

// Three administrators watch one another: one has the accounts, one what they may do, one reads.
export const mayManageAccounts = (role: Role): boolean => role === 'system_administrator';
export const maySecureAccounts = (role: Role): boolean => role === 'security_administrator';
export const mayReadSignIns = (role: Role): boolean => maySecureAccounts(role) || role === 'audit_administrator';
