// A plain table for many rows: arrow keys move between rows, Enter opens one, a link in the first
// column says the same to a screen reader. Columns are data, so every list looks alike.
import { memo, type KeyboardEvent, type ReactNode } from 'react';
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
  onOpen?: (row: R) => void; // what they do instead
  chosen?: string; // key of the row that is open
  className?: string;
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

export function DataTable<R>(props: Props<R>) {
  const { caption, columns, rows, rowKey, empty, to, onOpen, chosen, className, foot } = props;
  const t = useT();
  const navigate = useNavigate();
  const open = onOpen ?? (to && ((row: R) => void navigate(to(row))));
  return (
    <div className="table-scroll">
      <table className={className ? `data ${className}` : 'data'}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.number ? 'number' : `column-${c.key}`}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const key = rowKey(row);
            return (
              <Row key={key} row={row} columns={columns} open={open} first={i === 0} chosen={key === chosen} />
            );
          })}
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

interface RowProps<R> {
  row: R;
  columns: readonly Column<R>[];
  open?: (row: R) => void;
  first: boolean;
  chosen: boolean;
}

// Drawn again only when something of its own changes: a list that grows at its top stays cheap, as
// long as its columns and what opens a row stay the same.
const Row = memo(function Row<R>({ row, columns, open, first, chosen }: RowProps<R>) {
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open?.(row);
    else moveFocus(event);
  };
  return (
    <tr
      tabIndex={open ? (first ? 0 : -1) : undefined}
      className={open ? (chosen ? 'opens chosen' : 'opens') : undefined}
      onKeyDown={open && onKey}
      onDoubleClick={open && (() => open(row))}
    >
      {columns.map((c) => (
        <td key={c.key} className={c.number ? 'number' : undefined}>
          {c.cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <R>(props: RowProps<R>) => ReactNode;
