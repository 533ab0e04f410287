// What is asked of a password, checked while it is typed. The server checks again, and knows the ones
// used before.
import type { PasswordRules } from '@/api/types';

export type PasswordRule = 'long' | 'mixed' | 'not_login' | 'not_used';

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

// Which rules `password` keeps; undefined where only the server can tell.
export function rulesKept(
  password: string,
  login: string,
  { length_min, kinds_min }: PasswordRules,
): Record<PasswordRule, boolean | undefined> {
  return {
    long: [...password].length >= length_min,
    mixed: kinds.filter((kind) => kind.test(password)).length >= kinds_min,
    not_login: password !== '' && !password.toLowerCase().includes(login.toLowerCase()),
    not_used: undefined,
  };
}

// The rule the server refused by, as we call it.
export const refusedBy: Record<string, PasswordRule> = {
  password_too_short: 'long',
  password_too_simple: 'mixed',
  password_contains_login: 'not_login',
  password_used_before: 'not_used',
};
