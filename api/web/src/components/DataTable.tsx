// A plain table for many rows: arrow keys move between rows, Enter opens one, a link in the first
// column says the same to a screen reader. Columns are data, so every list looks alike.
import type { KeyboardEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '@/app/language';

export interface Column<R> {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  number?: boolean;
}
interface Props<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  empty?: string;
  to?: (row: R) => string; // where Enter and a double click lead
  foot?: ReactNode;
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>) {
  const row = event.currentTarget;
  const all = Array.from(row.parentElement?.children ?? []) as HTMLElement[];
  const at = all.indexOf(row);
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: Math.min(at + 10, all.length - 1),
    PageUp: Math.max(at - 10, 0),
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (target === undefined || event.target !== row) return;
  event.preventDefault();
  all[target]?.focus();
}

export function DataTable<R>({ caption, columns, rows, rowKey, empty, to, foot }: Props<R>) {
  const t = useT();
  const navigate = useNavigate();
  const open = (row: R) => {
    if (to) void navigate(to(row));
  };
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, row: R) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open(row);
    else moveFocus(event);
  };
  return (
    <div className="table-scroll">
      <table className="data">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.number ? 'number' : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr
              key={rowKey(row)}
              tabIndex={to ? (i === 0 ? 0 : -1) : undefined}
              className={to ? 'opens' : undefined}
              onKeyDown={to && ((e) => onKey(e, row))}
              onDoubleClick={to && (() => open(row))}
            >
              {columns.map((c) => (
                <td key={c.key} className={c.number ? 'number' : undefined}>
                  {c.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td className="empty" colSpan={columns.length}>
                {empty ?? t('table.empty')}
              </td>
            </tr>
          )}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
