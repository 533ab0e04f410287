// 查阅记录: who has looked at a person's data, for an inspector.
import { Button, Modal } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { readsQuery } from '@/api/people';
import type { Person, ReadRow } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { QueryView } from '@/components/page/QueryView';
import { usePlace, useProgrammeName } from '@/components/places';
import { DataTable, type Column } from '@/components/table/DataTable';
import { instantShown } from '@/lib/dates';
import type { MessageKey } from '@/messages/zh';

// The lists a person may have been seen in, by how the trace begins.
const lists: Record<string, MessageKey> = {
  '': 'reads.person',
  lookup: 'reads.lookup',
  search: 'reads.search',
  inbox: 'reads.inbox',
  household: 'reads.household',
  award: 'reads.award',
  roster: 'reads.roster',
  roll: 'reads.roll',
  settlement: 'reads.settlement',
  bank: 'reads.bank_file',
  reads: 'reads.reads',
};
// "settlement/funeral/2026-12/shifan": which programme, month and home, in words.
function useWhere(): (what: string) => string {
  const t = useT();
  const place = usePlace();
  const programme = useProgrammeName();
  return (what) => {
    const [kind = '', id, month = '', home] = what.split('/');
    const list = lists[kind.split('-')[0]!];
    if (!list) return what;
    if (!id || !['roster', 'roll', 'settlement', 'bank-file'].includes(kind)) return t(list);
    return [t(list), programme(id), month, home ? place(home) : ''].join(' ').trim();
  };
}

export function ReadsDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const where = useWhere();
  const query = useInfiniteQuery(readsQuery(person.person));
  const columns: Column<ReadRow>[] = [
    { key: 'at', title: t('reads.at'), cell: (r) => instantShown(r.at) },
    { key: 'who', title: t('reads.who'), cell: (r) => r.user_name || words('role.system') },
    { key: 'role', title: t('reads.role'), cell: (r) => words(`role.${r.by.role}`) },
    {
      key: 'where',
      title: t('reads.where'),
      cell: (r) =>
        r.claim ? <Link to={`/claims/${r.claim}`}>{t('reads.case')}</Link> : where(r.what),
    },
    { key: 'purpose', title: t('reads.purpose'), cell: (r) => words([`purposes.${r.purpose}`, '']) || r.purpose || '—' },
  ];
  return (
    <Modal
      open
      width={900}
      title={t('reads.title', { name: person.name })}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            caption={t('reads.title', { name: person.name })}
            columns={columns}
            rows={pages.flatMap((page) => page.rows)}
            rowKey={(r) => `${r.at} ${r.by.user} ${r.route}`}
            empty={t('reads.none')}
          />
        )}
      </QueryView>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('reads.more')}
        </Button>
      )}
    </Modal>
  );
}
