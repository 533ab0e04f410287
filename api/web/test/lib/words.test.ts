import { expect, it } from 'vitest';
import { placeName } from '@/lib/divisions';
import { uuid } from '@/lib/uuid';
import { fillIn, wordFor } from '@/lib/words';
import { en } from '@/messages/en';
import { zh } from '@/messages/zh';

const blanks = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!))].filter((b) => b !== 'one').sort();

it('fills blanks in and leaves unknown ones to be seen', () => {
  expect(fillIn('{people} 人 × {standard} 元，{other}', { people: '3', standard: '620.00' })).toBe(
    '3 人 × 620.00 元，{other}',
  );
});

it('takes the first key that has words', () => {
  expect(wordFor({ b: '乙' }, ['a', 'b'])).toBe('乙');
  expect(wordFor({}, ['role.town_clerk'])).toBe('town_clerk');
});

it('has the same blanks in both languages', () => {
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    const english = blanks(en[key].replace(/(one|other) \{[^{}]*\}/g, ''));
    expect(english, key).toEqual(blanks(zh[key]));
  }
});

it('names places as people do', () => {
  const divisions = [
    { code: '500199', name: '示范区' },
    { code: '500199100', name: '松林镇' },
    { code: '500199100200', name: '黄葛村' },
  ];
  expect(placeName(divisions, '500199100200')).toBe('松林镇 黄葛村');
  expect(placeName(divisions, '500199100')).toBe('松林镇');
  expect(placeName(divisions, '500199')).toBe('示范区');
  expect(placeName(divisions, '示范区殡仪馆')).toBe('示范区殡仪馆');
});

it('makes UUIDs of version 4, all different', () => {
  const made = new Set(Array.from({ length: 1000 }, uuid));
  expect(made.size).toBe(1000);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
