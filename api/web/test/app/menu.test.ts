import { expect, it } from 'vitest';
import { menuOf } from '@/app/menu';
import { allRoles } from '@/app/roles';

it('gives every role somewhere to begin', () => {
  const roles = allRoles;
  for (const role of roles) expect(menuOf(role).length).toBeGreaterThan(0);
});

it('offers nobody what their role may not do', () => {
  expect(menuOf('supervisor').map((i) => i.to)).not.toContain('/claims/new');
  expect(menuOf('town_clerk').map((i) => i.to)).not.toContain('/console');
  expect(menuOf('audit_administrator').map((i) => i.to)).toEqual(['/users', '/sign-ins']);
});
