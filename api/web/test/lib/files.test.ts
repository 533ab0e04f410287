import { Blob as NodeBlob } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { csvOf, fileText, parseCsv } from '@/lib/csv';
import { parseReturnFile } from '@/lib/return_file';
import { base64Of, keyOf, typedLines } from '@/pages/money/settlement/statement';

const award = '0f8fad5b-d9cb-469f-a165-70867728950e';
const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

describe('parseCsv', () => {
  it('reads quotes, doubled quotes, CRLF, BOM and a last line without end', () => {
    expect(parseCsv('\uFEFFa,"b, ""c""",d\r\n\r\n1,"two\nlines",3')).toEqual([
      ['a', 'b, "c"', 'd'],
      ['1', 'two\nlines', '3'],
    ]);
  });
  it('reads back what it writes', () => {
    const rows = [['a,b', 'c"d', ''], ['行', '二\n三', '1']];
    expect(parseCsv(csvOf(rows))).toEqual(rows);
    expect(csvOf(rows).charCodeAt(0)).toBe(0xfeff);
  });
  it.each([' =1+1', '＝1+1', '\n=1', '=cmd', '+1+1', '－1－1', '@sum', '\t1', '\r1', '\u3000＠x', '-1-1'])('makes no formula of %j', (text) =>
    expect(csvOf([[text]])).toContain(`'${text}`),
  );
  it.each(['-12.50', '+3', '0', '1-1', '张=安', ''])('leaves %j as it is', (text) => expect(csvOf([[text]])).toBe(`\uFEFF${text}\r\n`));
  it('reads files in UTF-8 and GB18030', async () => {
    // jsdom's own has no arrayBuffer().
    const Blob = NodeBlob as unknown as typeof globalThis.Blob;
    expect(await fileText(new Blob(['成功']))).toBe('成功');
    expect(await fileText(new Blob([new Uint8Array([0xb3, 0xc9, 0xb9, 0xa6])]))).toBe('成功');
  });
});

describe('the bank’s answer', () => {
  it('takes good lines with or without a heading', () => {
    const lines = [
      { award, for_month: '2026-03', paid: true },
      { award: other, for_month: '2026-03', paid: false, reason: '账号不符' },
    ];
    const text = `${award},2026-03,成功,\n${other},202603,失败,账号不符\n`;
    expect(parseReturnFile(text)).toEqual({ lines, bad: [] });
    expect(parseReturnFile(`待遇,月份,结果,原因\n${text}`)).toEqual({ lines, bad: [] });
  });
  it('names every bad line and what is wrong with it', () => {
    const text = [
      `${award},2026-03,成功`,
      'not-an-award,2026-03,成功',
      `${award},2026-13,成功`,
      `${award},2026-03,大概`,
      `${award},2026-03,失败`,
    ].join('\n');
    expect(parseReturnFile(text).bad).toEqual([
      { line: 2, what: 'award' },
      { line: 3, what: 'month' },
      { line: 4, what: 'paid' },
      { line: 5, what: 'reason' },
    ]);
  });
});

describe('a funeral home’s statement', () => {
  const row = {
    award, month: '2026-03', claim: other, payee_name: '陈', subject_name: '孙', subject_id_number: '5001**',
    item: 'transport', amount_fen: 38000, held: false,
  };
  it('is what has been typed, line by line', () => {
    const own = [
      { reference: ' 500199194001010017 ', item: 'cremation', amount: '560.50' },
      { reference: '', item: '', amount: '' },
    ];
    expect(typedLines([row], { [keyOf(row)]: '400' }, own)).toEqual({
      lines: [
        { reference: other, item: 'transport', amount_fen: 40000 },
        { reference: '500199194001010017', item: 'cremation', amount_fen: 56050 },
      ],
      wrong: [],
    });
  });
  it('has no line where no amount is typed, and names what cannot be read', () => {
    expect(typedLines([row], {}, [])).toEqual({ lines: [], wrong: [] });
    expect(typedLines([row], { [keyOf(row)]: '1.234' }, []).wrong).toEqual([keyOf(row)]);
    expect(typedLines([], {}, [{ reference: '', item: 'transport', amount: '1' }]).wrong).toEqual(['0']);
    expect(typedLines([], {}, [{ reference: 'x', item: '', amount: '1' }]).wrong).toEqual(['0']);
  });
  it('goes to the server as bytes', async () => {
    const Blob = NodeBlob as unknown as typeof globalThis.Blob;
    expect(await base64Of(new Blob([new Uint8Array([0xff, 0x00, 0x41])]))).toBe('/wBB');
  });
});
