// What each role may do, as the route table grants it. The server decides; this only leaves out what
// would be refused.
import type { Role } from '@/api/types';

export const registering: readonly Role[] = ['village_assistant', 'town_clerk', 'funeral_home'];
export const district: readonly Role[] = ['district_reviewer', 'district_confirmer', 'finance', 'supervisor'];
export const office: readonly Role[] = [...registering, 'town_reviewer', ...district];
export const town: readonly Role[] = ['town_clerk', 'town_reviewer', ...district];

export const mayRegister = (role: Role): boolean => registering.includes(role);
export const mayActOnSagas = (role: Role): boolean =>
  office.includes(role) && role !== 'finance' && role !== 'supervisor';
export const mayDraw = (role: Role): boolean => role === 'district_reviewer' || role === 'finance';
export const maySettle = (role: Role): boolean => district.includes(role);
export const mayConnect = (role: Role): boolean => role === 'integrator';
export const mayInspect = (role: Role): boolean => role === 'supervisor';
export const mayConfirmTowns = (role: Role): boolean =>
  role === 'town_reviewer' || role === 'district_reviewer';
