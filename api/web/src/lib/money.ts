// Money is integer fen. Text in yuan is turned into fen and back by moving digits, never by
// floating point, so 19.99 cannot become 1998.

export type MoneyProblem = 'empty' | 'not_a_number' | 'too_many_decimals' | 'too_large';

// Commas and full-width digits come in from spreadsheets and Chinese input methods.
function plain(text: string): string {
  return text
    .replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '')
    .replace(/[元。]$/, '');
}

export function parseYuan(text: string): { fen: number } | { problem: MoneyProblem } {
  const typed = plain(text);
  if (typed === '') return { problem: 'empty' };
  const parts = /^(\d+)(?:\.(\d*))?$/.exec(typed);
  if (!parts) return { problem: 'not_a_number' };
  const yuan = parts[1]!.replace(/^0+(?=\d)/, '');
  const decimals = parts[2] ?? '';
  if (decimals.length > 2) return { problem: 'too_many_decimals' };
  if (yuan.length > 11) return { problem: 'too_large' };
  return { fen: Number(yuan + decimals.padEnd(2, '0')) };
}

// The fen of `text`, or undefined when it is empty or wrong.
export function fenOf(text: string): number | undefined {
  const parsed = parseYuan(text);
  return 'fen' in parsed ? parsed.fen : undefined;
}

// 123450 → "1234.50"
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// 123450 → "1,234.50", as shown on screens.
export function yuanShown(fen: number): string {
  const [yuan, rest] = yuanText(fen).split('.') as [string, string];
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}
