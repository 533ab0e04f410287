// Facts while they are typed: amounts are text in yuan until the form is sent.
import type { Category, Deduction, Facts, Income, Person, Rules } from '@/api/types';
import { parseDate } from '@/lib/dates';
import { parseYuan, yuanText, type MoneyProblem } from '@/lib/money';

export interface AmountLine<Kind extends string> {
  kind: Kind;
  yuan: string;
  period: Income['period'];
  exempt_as?: string;
}
export interface MemberDraft {
  person: string;
  name: string;
  born?: string;
  counted: boolean;
  categories: Category[];
  incomes: AmountLine<Income['kind']>[];
  deductions: AmountLine<Deduction['kind']>[];
}
export interface FactsDraft {
  members: MemberDraft[];
  answers: Record<string, string>;
  items: Record<string, string>;
}
export type FactProblem =
  | MoneyProblem
  | 'required'
  | 'not_a_date'
  | 'not_a_whole_number'
  | 'not_positive';
export interface FactError {
  id: string; // of the control
  label: string;
  problem: FactProblem;
}

export const emptyFacts: FactsDraft = { members: [], answers: {}, items: {} };

export const memberFrom = (person: Pick<Person, 'person' | 'name' | 'born'>): MemberDraft => ({
  person: person.person,
  name: person.name,
  born: person.born,
  counted: true,
  categories: [],
  incomes: [],
  deductions: [],
});

export const fieldIds = {
  answer: (field: string) => `answer-${field}`,
  item: (code: string) => `item-${code}`,
  amount: (person: string, list: 'incomes' | 'deductions', i: number) => `${list}-${person}-${i}`,
};

// The facts of a draft, with everything in it that cannot be read. `label` names a control.
export function factsOf(
  draft: FactsDraft,
  rules: Rules,
  label: (of: 'answer' | 'item' | 'income' | 'deduction', id: string, member?: string) => string,
): { facts: Facts; errors: FactError[] } {
  const errors: FactError[] = [];
  const money = (id: string, text: string, name: string): number => {
    const parsed = parseYuan(text);
    if ('fen' in parsed) return parsed.fen;
    errors.push({ id, label: name, problem: parsed.problem });
    return 0;
  };
  const members = draft.members.map((m) => ({
    person: m.person,
    counted: m.counted,
    categories: m.categories,
    incomes: m.incomes.map((line, i) => ({
      kind: line.kind,
      period: line.period,
      amount_fen: money(fieldIds.amount(m.person, 'incomes', i), line.yuan, label('income', line.kind, m.name)),
      ...(line.exempt_as ? { exempt_as: line.exempt_as } : {}),
    })),
    deductions: m.deductions.map((line, i) => ({
      kind: line.kind,
      period: line.period,
      amount_fen: money(fieldIds.amount(m.person, 'deductions', i), line.yuan, label('deduction', line.kind, m.name)),
    })),
  }));
  const answers: Record<string, string> = {};
  for (const field of rules.form) {
    const id = fieldIds.answer(field.id);
    const name = label('answer', field.id);
    const text = (draft.answers[field.id] ?? (field.type === 'flag' ? 'false' : '')).trim();
    const fault = (problem: FactProblem) => errors.push({ id, label: name, problem });
    if (text === '') {
      if (field.required) fault('required');
    } else if (field.type === 'money') answers[field.id] = String(money(id, text, name));
    else if (field.type === 'date' && !parseDate(text)) fault('not_a_date');
    else if (field.type === 'number' && !/^\d{1,9}$/.test(text)) fault('not_a_whole_number');
    else answers[field.id] = text;
  }
  const items = rules.formula.items.flatMap((item) => {
    const text = draft.items[item.code] ?? '';
    if (text.trim() === '') return [];
    const id = fieldIds.item(item.code);
    const name = label('item', item.code);
    const price_fen = money(id, text, name);
    if (price_fen === 0 && !errors.some((e) => e.id === id)) {
      errors.push({ id, label: name, problem: 'not_positive' });
    }
    return [{ code: item.code, price_fen }];
  });
  return { facts: { members, answers, items }, errors };
}

// The other way: what is on file, for an officer to correct.
export function draftOf(facts: Facts, rules: Rules, people: readonly Person[]): FactsDraft {
  const money = new Set(rules.form.filter((f) => f.type === 'money').map((f) => f.id));
  const fenText = (text: string) => (/^\d+$/.test(text) ? yuanText(Number(text)) : text);
  return {
    members: facts.members.map((m) => {
      const person = people.find((p) => p.person === m.person);
      return {
        ...m,
        name: person?.name ?? '',
        born: person?.born,
        incomes: m.incomes.map(({ amount_fen, ...rest }) => ({ ...rest, yuan: yuanText(amount_fen) })),
        deductions: m.deductions.map(({ amount_fen, ...rest }) => ({ ...rest, yuan: yuanText(amount_fen) })),
      };
    }),
    answers: Object.fromEntries(
      Object.entries(facts.answers).map(([k, v]) => [k, money.has(k) ? fenText(v) : v]),
    ),
    items: Object.fromEntries(facts.items.map((i) => [i.code, yuanText(i.price_fen)])),
  };
}
