// A funeral home's statement while it is typed in: yuan by line of ours, and lines only the home has.
import type { SettlementRow, StatedLine } from '@/api/types';
import { fenOf } from '@/lib/money';

export type Amounts = Record<string, string>;
export interface OwnLine {
  reference: string;
  item: string;
  amount: string;
}

export const keyOf = (row: SettlementRow) => `${row.award} ${row.item}`;

// A line is named by its case; one brought in with a roster has none and cannot be typed in.
export const canBeTyped = (row: SettlementRow): row is SettlementRow & { claim: string } => row.claim !== undefined;

const isEmpty = (line: OwnLine) => !line.reference.trim() && !line.amount.trim();

// What to send, and the keys (of our rows) and places (of the home's own lines) that cannot be read.
// Where no amount is typed, the statement has no such line.
export function typedLines(rows: readonly SettlementRow[], amounts: Amounts, own: readonly OwnLine[]) {
  const lines: StatedLine[] = [];
  const wrong: string[] = [];
  for (const row of rows.filter(canBeTyped)) {
    const text = (amounts[keyOf(row)] ?? '').trim();
    if (text === '') continue;
    const amount_fen = fenOf(text);
    if (amount_fen === undefined) wrong.push(keyOf(row));
    else lines.push({ reference: row.claim, item: row.item, amount_fen });
  }
  own.forEach((line, i) => {
    if (isEmpty(line)) return;
    const amount_fen = fenOf(line.amount);
    if (amount_fen === undefined || !line.reference.trim() || !line.item) wrong.push(String(i));
    else lines.push({ reference: line.reference.trim(), item: line.item, amount_fen });
  });
  return { lines, wrong };
}

// The bytes of a file as the server takes them.
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
}
