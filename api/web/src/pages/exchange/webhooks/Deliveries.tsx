// What a webhook's receiver did not take, and what it answered lately.
import { Button } from 'antd';
import type { DeliveryAttempt, HeldStream } from '@/api/types';
import type { Command } from '@/api/useCommand';
import { useT } from '@/app/language';
import { DataTable, type Column } from '@/components/table/DataTable';
import { secondShown } from '@/lib/dates';

// An HTTP status, or why there was none.
const answered = ({ status, trouble }: { status: number; trouble: string }) =>
  [status ? `HTTP ${status}` : '', trouble].filter(Boolean).join(' ');

interface HeldProps {
  rows: HeldStream[];
  replay?: Command<[string]>; // of those who may
}
export function HeldStreams({ rows, replay }: HeldProps) {
  const t = useT();
  const columns: Column<HeldStream>[] = [
    { key: 'stream', title: t('console.stream'), cell: (h) => <code className="breaks">{h.stream}</code> },
    { key: 'position', title: t('console.position'), number: true, cell: (h) => h.position },
    { key: 'attempts', title: t('webhook.attempts'), number: true, cell: (h) => h.attempts },
    { key: 'reason', title: t('webhook.reason'), cell: (h) => answered(h) },
    { key: 'since', title: t('webhook.since'), cell: (h) => secondShown(h.since) },
    {
      key: 'next',
      title: t('webhook.next_try'),
      cell: (h) => (h.next_try ? secondShown(h.next_try) : <span className="mark">{t('webhook.parked_stream')}</span>),
    },
  ];
  if (replay) {
    columns.push({
      key: 'acts',
      title: t('actions.title'),
      cell: (h) => (
        <Button
          size="small"
          disabled={replay.pending}
          aria-label={t('webhook.replay_what', { stream: h.stream })}
          onClick={() => void replay.run(h.stream)}
        >
          {t('webhook.replay')}
        </Button>
      ),
    });
  }
  return (
    <DataTable
      caption={t('webhook.held')}
      columns={columns}
      rows={rows}
      rowKey={(h) => h.stream}
      empty={t('webhook.held_none')}
    />
  );
}

export function Attempts({ rows }: { rows: DeliveryAttempt[] }) {
  const t = useT();
  const columns: Column<DeliveryAttempt>[] = [
    { key: 'at', title: t('console.time'), cell: (a) => secondShown(a.at) },
    { key: 'position', title: t('console.position'), number: true, cell: (a) => a.position },
    { key: 'type', title: t('console.type'), cell: (a) => <code>{a.type}</code> },
    { key: 'stream', title: t('console.stream'), cell: (a) => <code className="breaks">{a.stream}</code> },
    { key: 'answer', title: t('webhook.answer'), cell: (a) => answered(a) },
    { key: 'took', title: t('webhook.took'), number: true, cell: (a) => a.took_ms },
  ];
  return (
    <DataTable
      caption={t('webhook.last_attempts')}
      columns={columns}
      rows={rows}
      rowKey={(a) => `${a.position} ${a.at}`}
      empty={t('webhook.attempts_none')}
    />
  );
}
