import { describe, expect, it } from 'vitest';
import { bornOf, idNumberProblem, tidyIdNumber } from '@/lib/id_number';
import { newIdNumber } from '../../e2e/id_numbers.mjs';

// 11010519491231002X is the example of GB 11643-1999.
describe('idNumberProblem', () => {
  it.each(['11010519491231002X', '11010519491231002x', ' 110105 19491231 002X', '１１０１０５１９４９１２３１００２Ｘ'])(
    '%s is right',
    (text) => expect(idNumberProblem(text)).toBeUndefined(),
  );
  it.each([
    ['1101051949123100', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123A002X', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['99010519491231002X', 'area'],
    ['11010519491331002X', 'birth_date'],
    ['11010519490229002X', 'birth_date'],
    ['110105194912310021', 'checksum'],
    ['11010519491231003X', 'checksum'],
  ])('%s: %s', (text, problem) => expect(idNumberProblem(text)).toBe(problem));

  it('finds any single wrong digit', () => {
    const right = '11010519491231002X';
    for (let i = 14; i < 17; i++) {
      for (const digit of '0123456789') {
        if (digit === right[i]) continue;
        expect(idNumberProblem(right.slice(0, i) + digit + right.slice(i + 1))).toBe('checksum');
      }
    }
  });
  it('agrees with the numbers the journeys make', () => {
    for (let i = 0; i < 200; i++) expect(idNumberProblem(newIdNumber(1970 + (i % 40)))).toBeUndefined();
  });
});

it('reads the birth date and tidies what was typed', () => {
  expect(bornOf('11010519491231002X')).toBe('1949-12-31');
  expect(tidyIdNumber('110105 1949-1231-002x')).toBe('11010519491231002X');
});
