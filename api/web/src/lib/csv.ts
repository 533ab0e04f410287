// Reads CSV as spreadsheets and banks write it: quotes, doubled quotes, CRLF, a leading BOM.
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell.trim());
    if (row.some((c) => c !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  const source = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source[i + 1] === '"') cell += source[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell.trim());
      cell = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  endRow();
  return rows;
}

// What a spreadsheet would take for a formula, whatever space stands before it: it becomes text by an
// apostrophe, as in the server's files. A plain number stays one.
const formula = /^[\t\r]|^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;
const harmless = (text: string) => (formula.test(text) && !plainNumber.test(text) ? `'${text}` : text);

// Rows as CSV that a Chinese Excel opens rightly: a BOM and CRLF.
export function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (text: string) => quoted(harmless(text));
  return '\uFEFF' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

// A file's text. Bank files are often GB18030; UTF-8 is tried first because it can say no.
export async function fileText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
