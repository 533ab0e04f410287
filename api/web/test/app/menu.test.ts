import { expect, it } from 'vitest';
import { menuOf } from '@/app/menu';

it('gives every role somewhere to begin', () => {
  const roles = ['village_assistant', 'town_clerk', 'town_reviewer', 'district_reviewer', 'district_confirmer', 'finance', 'supervisor', 'integrator', 'administrator', 'funeral_home'] as const;
  for (const role of roles) expect(menuOf(role).length).toBeGreaterThan(0);
});

it('offers nobody what their role may not do', () => {
  expect(menuOf('supervisor').map((i) => i.to)).not.toContain('/claims/new');
  expect(menuOf('town_clerk').map((i) => i.to)).not.toContain('/console');
  expect(menuOf('administrator').map((i) => i.to)).toEqual(['/system']);
});
