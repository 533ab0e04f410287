import type { ReactNode } from 'react';
import type { OwnSession } from '@/api/types';
import { useT } from '@/app/language';
import { DataTable, type Column } from '@/components/table/DataTable';
import { instantShown } from '@/lib/dates';

interface Props {
  rows: readonly OwnSession[];
  caption: string;
  act?: (row: OwnSession) => ReactNode;
}

export function SessionsTable({ rows, caption, act }: Props) {
  const t = useT();
  const columns: Column<OwnSession>[] = [
    {
      key: 'address',
      title: t('sessions.address'),
      cell: (s) => (
        <>
          {s.address}
          {s.current && <span className="mark">{t('sessions.current')}</span>}
        </>
      ),
    },
    { key: 'agent', title: t('sessions.agent'), cell: (s) => <span className="breaks">{s.agent}</span> },
    { key: 'began', title: t('sessions.began'), cell: (s) => instantShown(s.began) },
    { key: 'last_seen', title: t('sessions.last_seen'), cell: (s) => instantShown(s.last_seen) },
  ];
  if (act) columns.push({ key: 'acts', title: t('actions.title'), cell: act });
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(s) => s.session} empty={t('sessions.none')} />;
}
