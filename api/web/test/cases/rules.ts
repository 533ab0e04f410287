// A small programme for tests, with a question of every type.
import type { Rules } from '@/api/types';

const name = (zh: string) => ({ zh, en: zh });
const field = (id: string, type: Rules['form'][number]['type'], required = false) => ({
  id,
  name: name(id),
  type,
  required,
  choices: type === 'choice' ? [{ id: 'a', name: name('甲') }] : [],
});

export const rules: Rules = {
  id: 'dibao',
  name: name('最低生活保障'),
  law: [],
  subject: 'household',
  frequency: 'monthly',
  procedure: 'dibao_case',
  filed_by: ['town_clerk'],
  form: [
    field('reason', 'text', true),
    field('property_ok', 'flag', true),
    field('kind', 'choice'),
    field('since', 'date'),
    field('savings', 'money'),
    field('rooms', 'number'),
  ],
  materials: [],
  eligibility: [],
  formula: {
    kind: 'household_gap',
    law: '',
    rounding: 'up_to_yuan',
    standards: [],
    supplements: [],
    bands: [],
    rows: [],
    items: [{ code: 'transport', name: name('遗体接运'), cap_fen: 40000 }],
    exemptions: [],
    deductions: ['medical'],
  },
  conflicts: [],
};
