// A funeral home's statement while it is typed or read from a file: amounts by award, in yuan.
import type { Statement } from '@/api/types';
import { parseCsv } from '@/lib/csv';
import { fenOf } from '@/lib/money';

export type Amounts = Record<string, string>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Lines that begin with the award and end with the amount in yuan, with or without a heading.
export function parseStatement(text: string): { amounts: Amounts; bad: number[] } {
  const amounts: Amounts = {};
  const bad: number[] = [];
  parseCsv(text).forEach((cells, i) => {
    const [award = '', amount = ''] = [cells[0], cells.at(-1)];
    if (uuid.test(award) && fenOf(amount) !== undefined) amounts[award] = amount;
    else if (i > 0 || uuid.test(award)) bad.push(i + 1);
  });
  return { amounts, bad };
}

// The lines to send, and the awards whose amount cannot be read. Empty amounts are not in the
// statement at all.
export function linesOf(amounts: Amounts): { lines: Statement['lines']; wrong: string[] } {
  const filled = Object.entries(amounts).filter(([, text]) => text.trim() !== '');
  const wrong = filled.filter(([, text]) => fenOf(text) === undefined).map(([award]) => award);
  const lines = filled.flatMap(([award, text]) => {
    const amount_fen = fenOf(text);
    return amount_fen === undefined ? [] : [{ award, amount_fen }];
  });
  return { lines, wrong };
}
