import { describe, expect, it } from 'vitest';
import { fenOf, parseYuan, yuanShown, yuanText } from '@/lib/money';

describe('parseYuan', () => {
  it.each([
    ['0', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['19.99', 1999],
    ['1.15', 115], // 1.15 * 100 is 114.99999999999999 in floating point
    ['8.2', 820],
    ['1,234.56', 123456],
    ['１２３．４５', 12345],
    ['300元', 30000],
    ['007', 700],
    ['12.', 1200],
    ['99999999999.99', 9999999999999],
  ])('%s is %d fen', (text, fen) => expect(parseYuan(text)).toEqual({ fen }));

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'not_a_number'],
    ['-1', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1.234', 'too_many_decimals'],
    ['100000000000', 'too_large'],
  ])('%s is %s', (text, problem) => expect(parseYuan(text)).toEqual({ problem }));

  it('takes every amount of fen there and back', () => {
    for (let fen = 0; fen <= 20_000; fen++) expect(fenOf(yuanText(fen))).toBe(fen);
  });
});

describe('showing', () => {
  it('groups thousands and keeps both decimals', () => {
    expect(yuanShown(0)).toBe('0.00');
    expect(yuanShown(5)).toBe('0.05');
    expect(yuanShown(123456789)).toBe('1,234,567.89');
    expect(yuanShown(-6010)).toBe('-60.10');
    expect(yuanShown(-123456)).toBe('-1,234.56');
  });
});
