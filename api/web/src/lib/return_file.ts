// The bank's answer 回盘: lines "award, month, paid, reason", with or without a heading line.
import { parseCsv } from './csv';
import { parseMonth } from './dates';

export interface ReturnLine {
  award: string;
  for_month: string;
  paid: boolean;
  reason?: string;
}
export type BadLine = { line: number; what: 'award' | 'month' | 'paid' | 'reason' };

const yes = /^(true|1|y|yes|paid|成功|已发放|发放成功)$/i;
const no = /^(false|0|n|no|failed|失败|发放失败|退回)$/i;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function parseReturnFile(text: string): { lines: ReturnLine[]; bad: BadLine[] } {
  const lines: ReturnLine[] = [];
  const bad: BadLine[] = [];
  parseCsv(text).forEach((cells, i) => {
    const [award = '', month = '', paid = '', reason = ''] = cells;
    if (i === 0 && !uuid.test(award) && !yes.test(paid) && !no.test(paid)) return; // the heading
    const for_month = parseMonth(month);
    const failed = no.test(paid);
    if (!uuid.test(award)) bad.push({ line: i + 1, what: 'award' });
    else if (!for_month) bad.push({ line: i + 1, what: 'month' });
    else if (!failed && !yes.test(paid)) bad.push({ line: i + 1, what: 'paid' });
    else if (failed && !reason) bad.push({ line: i + 1, what: 'reason' });
    else lines.push({ award, for_month, paid: !failed, ...(reason ? { reason } : {}) });
  });
  return { lines, bad };
}
