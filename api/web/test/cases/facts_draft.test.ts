import { describe, expect, it } from 'vitest';
import type { Person } from '@/api/types';
import { draftOf, factsOf, memberFrom, type FactsDraft } from '@/components/cases/draft';
import { rules } from './rules';

const label = (of: string, id: string) => `${of} ${id}`;
const person = { person: 'p1', name: '张安', born: '1970-01-01' } as Person;

const draft: FactsDraft = {
  members: [
    {
      ...memberFrom(person),
      categories: ['elderly'],
      incomes: [{ kind: 'wage', yuan: '300.50', period: 'month' }],
      deductions: [{ kind: 'medical', yuan: '10', period: 'year' }],
    },
  ],
  answers: { reason: ' 患病 ', savings: '1234.5', rooms: '3', since: '2026-02-28', kind: 'a' },
  items: { transport: '380' },
};

describe('factsOf', () => {
  it('turns yuan into fen and leaves nothing out', () => {
    const { facts, errors } = factsOf(draft, rules, label);
    expect(errors).toEqual([]);
    expect(facts).toEqual({
      members: [
        {
          person: 'p1',
          counted: true,
          categories: ['elderly'],
          incomes: [{ kind: 'wage', amount_fen: 30050, period: 'month' }],
          deductions: [{ kind: 'medical', amount_fen: 1000, period: 'year' }],
        },
      ],
      answers: {
        reason: '患病',
        property_ok: 'false', // a box not ticked is an answer
        kind: 'a',
        since: '2026-02-28',
        savings: '123450',
        rooms: '3',
      },
      items: [{ code: 'transport', price_fen: 38000 }],
    });
  });

  it('points at every control that cannot be read', () => {
    const { errors } = factsOf(
      {
        members: [{ ...memberFrom(person), incomes: [{ kind: 'wage', yuan: '', period: 'month' }] }],
        answers: { savings: '1.234', rooms: '2.5', since: '2026-02-30' },
        items: { transport: '0' },
      },
      rules,
      label,
    );
    expect(errors.map((e) => [e.id, e.problem])).toEqual([
      ['incomes-p1-0', 'empty'],
      ['answer-reason', 'required'],
      ['answer-since', 'not_a_date'],
      ['answer-savings', 'too_many_decimals'],
      ['answer-rooms', 'not_a_whole_number'],
      ['item-transport', 'not_positive'],
    ]);
  });

  it('goes to a draft and back unchanged', () => {
    const { facts } = factsOf(draft, rules, label);
    expect(factsOf(draftOf(facts, rules, [person]), rules, label).facts).toEqual(facts);
  });
});
