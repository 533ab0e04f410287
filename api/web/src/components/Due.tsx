// A deadline as a traffic light that also speaks: days left in words, the date beside it.
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { daysBetween, urgency } from '@/lib/dates';

interface Props {
  due?: string;
  stopped?: boolean;
  waiting?: boolean; // a wait ends at `due`; it is not late before
}

export function Due({ due, stopped, waiting }: Props) {
  const t = useT();
  const { office_date } = useMe();
  if (stopped) return <span className="due due-stopped">{t('due.stopped')}</span>;
  if (!due) return <>—</>;
  const left = daysBetween(office_date, due);
  const kind = waiting ? 'fine' : urgency(office_date, due);
  const words = waiting
    ? t('due.waits', { n: Math.max(left, 0) })
    : left < 0
      ? t('due.late', { n: -left })
      : left === 0
        ? t('due.today')
        : t('due.left', { n: left });
  return (
    <span className={`due due-${kind}`}>
      <span className="due-words">{words}</span> <time dateTime={due}>{due}</time>
    </span>
  );
}
