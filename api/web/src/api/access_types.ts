// What the access routes carry, written by hand like access_paths.ts and as long as it.
import type { Schemas } from './types';

export type Role =
  | Exclude<Schemas['Me']['role'], 'administrator'>
  | 'system_administrator'
  | 'security_administrator'
  | 'audit_administrator';
export type SecondFactorState = 'off' | 'needed' | 'on';

export interface PasswordRules {
  length_min: number;
  kinds_min: number; // of small letters, capitals, digits and other characters
  history: number; // how many passwords back must not be used again
}
export type Me = Omit<Schemas['Me'], 'role'> & {
  role: Role;
  must_change_password: boolean;
  second_factor: SecondFactorState;
  password_rules: PasswordRules;
};

export interface OwnSession {
  session: string;
  began: string;
  last_seen: string;
  address: string;
  agent: string;
  current: boolean;
}
export type UserState = 'new' | 'active' | 'disabled';
export interface UserRow {
  user: string;
  login: string;
  name: string;
  role?: Role;
  division?: string;
  state: UserState;
  locked_until?: string;
  must_change_password: boolean;
  second_factor: SecondFactorState;
  last_sign_in?: string;
}
export interface UserChange {
  on: string;
  by_name: string;
  what: string;
  reason: string;
}
export type UserPage = UserRow & { open_cases: number; history: UserChange[] };
export interface SignInRow {
  at: string;
  login: string;
  user?: string;
  name?: string;
  address: string;
  what: 'signed_in' | 'refused' | 'signed_out' | 'ended';
  reason?: string;
}
export interface MachineCredential {
  credential: string;
  name: string;
  scopes: string[];
  division: string;
  began: string;
  ended?: string;
  last_used?: string;
  key_ends?: string;
}
export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: Role;
  division_name: string;
  what: string;
}
