// What happened, who did it and when, what was said, and what it was due by.
import type { Case, TimelineRow } from '@/api/types';
import { useNamed, useT, useWords, type Translate } from '@/app/language';
import { Amount } from '@/components/table/Amount';
import { instantShown } from '@/lib/dates';
import type { MessageKey } from '@/messages/zh';

const told: Record<string, MessageKey> = {
  'claim.filed': 'timeline.filed',
  'claim.step_opened': 'timeline.opened',
  'claim.step_done': 'timeline.done',
  'claim.clock_changed': 'timeline.clock',
  'claim.assessed': 'timeline.assessed',
  'claim.decided': 'timeline.decided',
  'claim.flagged': 'timeline.flagged',
  'claim.ended': 'timeline.ended',
};

export function Timeline({ data }: { data: Case }) {
  const t = useT();
  const words = useWords();
  const who = (row: TimelineRow) => {
    if (row.by.role === 'system') return words('role.system');
    const also = row.also_by.map((id) => data.users[id] ?? id);
    return [data.users[row.by.user] ?? '', ...also].join(t('list_comma'));
  };
  const reason = useReason(data);
  return (
    <ol className="timeline">
      {data.timeline.map((row) => (
        <li key={`${row.position}${row.type}${row.step}`}>
          <time dateTime={row.recorded}>{instantShown(row.recorded)}</time>
          <div>
            <p className="timeline-what">
              <What row={row} data={data} />
            </p>
            {reason(row) && <p className="timeline-reason">{t('timeline.reason', { reason: reason(row) })}</p>}
          </div>
          <span className="timeline-who">
            {who(row)}
            {row.by.role !== 'system' && <span className="muted"> {words(`role.${row.by.role}`)}</span>}
          </span>
          <span className="timeline-due">{row.due && t('timeline.due', { due: row.due })}</span>
        </li>
      ))}
    </ol>
  );
}

// Why, in words: what a person wrote, or what a code of the law's, of the award's or a step stands for.
function useReason(data: Case): (row: TimelineRow) => string {
  const words = useWords();
  const named = useNamed();
  return ({ type, reason }) => {
    if (type === 'claim.step_done' || type === 'claim.flagged') return reason;
    const step = data.procedure.steps.find((s) => s.id === reason);
    return words([`extension_reason.${reason}`, `award_reason.${reason}`, '']) || named(step?.name) || reason;
  };
}

function What({ row, data }: { row: TimelineRow; data: Case }) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const step = data.procedure.steps.find((s) => s.id === row.step);
  const outcome = step?.outcomes.find((o) => o.id === row.outcome);
  const stepName = named(step?.name) || row.step;
  return (
    <>
      {sentence(t, words, row, stepName, named(outcome?.name) || row.outcome, detailWords(words, row))}
      {row.amount_fen !== undefined && (
        <>
          {' '}
          <Amount fen={row.amount_fen} />
          {t('yuan')}
        </>
      )}
    </>
  );
}

const detailKinds: Record<string, string> = {
  'claim.clock_changed': 'clock',
  'claim.decided': 'result',
  'claim.ended': 'result',
  'claim.flagged': 'flag',
};

function detailWords(words: (keys: string[]) => string, row: TimelineRow): string {
  if (!row.detail) return '';
  return words([`${detailKinds[row.type] ?? 'detail'}.${row.detail}`, row.detail]);
}

function sentence(
  t: Translate,
  words: (key: string) => string,
  row: TimelineRow,
  step: string,
  outcome: string,
  detail: string,
): string {
  const key = told[row.type];
  if (!key) return [words(`timeline.${row.type}`), step, detail].filter(Boolean).join(' ');
  return t(key, { step, outcome, detail });
}
