// Citizen identity numbers of GB 11643: 17 digits and a check character. The server checks again.
import { parseDate } from './dates';

export type IdNumberProblem = 'length' | 'characters' | 'area' | 'birth_date' | 'checksum';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

// Full-width digits, spaces and a small x are the typist's, not mistakes.
export function tidyIdNumber(text: string): string {
  return text
    .replace(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s-]/g, '')
    .toUpperCase();
}

export function idNumberProblem(text: string): IdNumberProblem | undefined {
  const id = tidyIdNumber(text);
  if (id.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(id)) return 'characters';
  if (!provinces.has(id.slice(0, 2))) return 'area';
  if (!parseDate(id.slice(6, 14))) return 'birth_date';
  return checkCharacter(id) === id[17] ? undefined : 'checksum';
}

function checkCharacter(id: string): string | undefined {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return checkCharacters[sum % 11];
}

export const bornOf = (id: string): string => parseDate(id.slice(6, 14)) ?? '';
