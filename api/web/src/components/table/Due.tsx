// A deadline as a traffic light that also speaks: days left in words, the date beside it.
import { useT, type Translate } from '@/app/language';
import { useMe } from '@/app/session';
import { daysBetween, urgencyOf } from '@/lib/dates';

interface Props {
  due?: string;
  workingDays?: number; // left, as the server counts them; calendar days are told without
  stopped?: boolean;
  waiting?: boolean; // a wait ends at `due`; it is not late before
}

export function Due({ due, workingDays, stopped, waiting }: Props) {
  const t = useT();
  const { office_date } = useMe();
  if (stopped) return <span className="due due-stopped">{t('due.stopped')}</span>;
  if (!due) return <>—</>;
  const left = waiting ? daysBetween(office_date, due) : (workingDays ?? daysBetween(office_date, due));
  const kind = waiting ? 'fine' : urgencyOf(left);
  const words = waiting ? t('due.waits', { n: Math.max(left, 0) }) : leftWords(t, left, workingDays !== undefined);
  return (
    <span className={`due due-${kind}`}>
      <span className="due-words">{words}</span> <time dateTime={due}>{due}</time>
    </span>
  );
}

function leftWords(t: Translate, left: number, working: boolean): string {
  if (left === 0) return t('due.today');
  if (left < 0) return t(working ? 'due.late_working' : 'due.late', { n: -left });
  return t(working ? 'due.left_working' : 'due.left', { n: left });
}
