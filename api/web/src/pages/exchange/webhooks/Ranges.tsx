// Ranges of positions that are still to be posted again, the one under way first.
import type { ReplayedRange } from '@/api/types';
import { useT } from '@/app/language';
import { DataTable, type Column } from '@/components/table/DataTable';

export function Ranges({ rows }: { rows: ReplayedRange[] }) {
  const t = useT();
  const columns: Column<ReplayedRange>[] = [
    { key: 'from', title: t('webhook.range_from'), number: true, cell: (r) => r.from },
    { key: 'to', title: t('webhook.range_to'), number: true, cell: (r) => r.to },
    { key: 'next', title: t('webhook.range_next'), number: true, cell: (r) => r.next },
    {
      key: 'stream',
      title: t('console.stream'),
      cell: (r) => (r.stream ? <code className="breaks">{r.stream}</code> : t('webhook.range_every_stream')),
    },
  ];
  return (
    <DataTable
      caption={t('webhook.ranges')}
      columns={columns}
      rows={rows}
      rowKey={(r) => String(r.number)}
      empty={t('webhook.ranges_none')}
    />
  );
}
