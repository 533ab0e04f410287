import { describe, expect, it } from 'vitest';
import { ageOn, daysBetween, instantShown, monthRuns, parseDate, parseMonth, urgencyOf } from '@/lib/dates';

describe('parseDate', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    ['20260228', '2026-02-28'],
    ['2026.2.8', '2026-02-08'],
    ['2026/12/1', '2026-12-01'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('%s', (text, date) => expect(parseDate(text)).toBe(date));

  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '', '2026-1', '2026-06-00'])(
    '%s is no day',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );
});

describe('parseMonth', () => {
  it('reads the usual ways', () => {
    expect(parseMonth('2026-02')).toBe('2026-02');
    expect(parseMonth('202602')).toBe('2026-02');
    expect(parseMonth('2026.2')).toBe('2026-02');
    expect(parseMonth('2026-13')).toBeUndefined();
    expect(parseMonth('2026')).toBeUndefined();
  });
});

describe('days', () => {
  it('counts over summer time and leap days', () => {
    expect(daysBetween('2026-03-01', '2026-03-08')).toBe(7);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('1988-04-09', '1988-04-11')).toBe(2); // China moved its clocks that night
    expect(daysBetween('2026-03-08', '2026-03-01')).toBe(-7);
  });
  it('knows how urgent they are', () => {
    expect([-1, 0, 3, 4].map(urgencyOf)).toEqual(['late', 'today', 'soon', 'fine']);
  });
  it('knows ages', () => {
    expect(ageOn('2008-03-02', '2026-03-01')).toBe(17);
    expect(ageOn('2008-03-02', '2026-03-02')).toBe(18);
  });
});

describe('instantShown', () => {
  it('is the time in China, wherever the PC thinks it is', () => {
    expect(instantShown('2026-02-28T16:02:03.000004Z')).toBe('2026-03-01 00:02');
    expect(instantShown('not one')).toBe('not one');
  });
});

describe('monthRuns', () => {
  it('puts months that follow one another together', () => {
    expect(monthRuns(['2026-01', '2025-11', '2025-12', '2026-03'])).toEqual([['2025-11', '2026-01'], ['2026-03', '2026-03']]);
    expect(monthRuns([])).toEqual([]);
  });
});
