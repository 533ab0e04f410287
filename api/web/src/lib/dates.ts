// Days and months as the text the server speaks: "2026-02-28", "2026-02". No time zone is ever
// involved, so a date cannot slip by a day.

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

// Reads what people type: 2026-02-28, 20260228, 2026.2.28, 2026/2/28. Undefined: no such day.
export function parseDate(text: string): string | undefined {
  const typed = text.trim();
  const parts = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(typed) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(typed);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1800 || year > 2199 || day < 1 || day > daysIn(year, month)) return undefined;
  return `${parts[1]}-${pad(month)}-${pad(day)}`;
}

// 2026-02, 202602, 2026.2, 2026/2
export function parseMonth(text: string): string | undefined {
  const parts = /^(\d{4})[-./]?(\d{1,2})$/.exec(text.trim());
  if (!parts) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  return year >= 1800 && year <= 2199 && month >= 1 && month <= 12
    ? `${parts[1]}-${pad(month)}`
    : undefined;
}

const pad = (n: number) => String(n).padStart(2, '0');

// Days from `from` to `to`; negative when `to` is earlier.
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

export const monthOf = (date: string): string => date.slice(0, 7);

const monthAfter = (month: string): string =>
  month.endsWith('-12') ? `${Number(month.slice(0, 4)) + 1}-01` : `${month.slice(0, 5)}${pad(Number(month.slice(5)) + 1)}`;

// Months that follow one another, as first and last: 2026-01, 2026-02, 2026-04 → 01 to 02, 04 to 04.
export function monthRuns(months: readonly string[]): [first: string, last: string][] {
  const runs: [string, string][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run && monthAfter(run[1]) === month) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

export function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

// "2026-02-28T01:02:03.000004Z" → "2026-02-28 09:02" in China, where every office is (UTC+8).
export const instantShown = (instant: string): string => inChina(instant, 16);
// The same to the second.
export const secondShown = (instant: string): string => inChina(instant, 19);

function inChina(instant: string, length: number): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, length).replace('T', ' ');
}

// How a deadline stands. Colours follow it, and so do words.
export type Urgency = 'late' | 'today' | 'soon' | 'fine';

export function urgencyOf(left: number): Urgency {
  if (left < 0) return 'late';
  if (left === 0) return 'today';
  return left <= 3 ? 'soon' : 'fine';
}
