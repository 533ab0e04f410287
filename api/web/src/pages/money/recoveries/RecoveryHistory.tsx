import type { Recovery, RecoveryEntry } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';

// Why a recovery was opened or withdrawn: the name of a reason an award changes for, or of what
// happened to the person.
export function useRecoveryReason() {
  const words = useWords();
  return (reason: string) => words([`award_reason.${reason}`, `timeline.person.${reason}`]);
}

export function RecoveryHistory({ data }: { data: Recovery }) {
  const t = useT();
  const words = useWords();
  const reason = useRecoveryReason();
  // A waiver's reason is what a person wrote.
  const told = (e: RecoveryEntry) => e.document || (e.type === 'recovery.waived' ? e.reason : e.reason && reason(e.reason));
  const columns: Column<RecoveryEntry>[] = [
    { key: 'on', title: t('recovery.on'), cell: (e) => e.on },
    { key: 'what', title: t('recovery.what'), cell: (e) => words(`timeline.${e.type}`) },
    {
      key: 'amount',
      title: t('amount_yuan'),
      number: true,
      cell: (e) => <Amount fen={e.type === 'recovery.withdrawn' ? undefined : e.amount_fen} />,
    },
    { key: 'details', title: t('recovery.details'), cell: (e) => told(e) || '—' },
    { key: 'by', title: t('recovery.by'), cell: (e) => data.users[e.by] ?? t('recovery.system') },
  ];
  return (
    <DataTable
      caption={t('recovery.history')}
      columns={columns}
      rows={data.entries}
      rowKey={(e) => String(e.position)}
    />
  );
}
