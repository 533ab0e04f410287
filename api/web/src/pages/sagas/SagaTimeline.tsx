import type { Saga } from '@/api/sagas';
import { useNamed, useWords } from '@/app/language';

type Line = Saga['timeline'][number];
// Whose words say what an event's detail means.
const details: Record<string, string> = {
  'saga.called': 'call_kind',
  'saga.postponed': 'reply_kind',
  'saga.handed_over': 'handover',
  'saga.settled': 'step_result',
  'saga.incident_raised': 'incident_kind',
  'saga.incident_resolved': 'step_result',
  'saga.ended': 'saga_end',
};

export function SagaTimeline({ data }: { data: Saga }) {
  const words = useWords();
  const named = useNamed();
  const step = (id: string) => named(data.life_event.steps.find((s) => s.id === id)?.name);
  const signal = (id: string) => named(data.life_event.signals.find((s) => s.id === id)?.name) || id;
  const detail = ({ type, detail: what }: Line) => {
    if (!what) return '';
    if (type === 'saga.signalled') return signal(what);
    const kind = details[type];
    return kind ? words(`${kind}.${what}`) : what;
  };
  const source = ({ type, source: what }: Line) => (type === 'saga.settled' ? words(`answered_by.${what}`) : what);
  return (
    <ol className="saga-history">
      {[...data.timeline].reverse().map((line) => (
        <li key={line.position}>
          <time dateTime={line.recorded}>{new Date(line.recorded).toLocaleString('zh-CN', { hour12: false })}</time>{' '}
          <strong>{words(`timeline.${line.type}`)}</strong> {step(line.step)}
          {[detail(line), source(line), data.users[line.by]].filter(Boolean).map((text, i) => (
            <span key={i}> · {text}</span>
          ))}
          {line.words && line.words !== '{}' && <div className="muted">{line.words}</div>}
        </li>
      ))}
    </ol>
  );
}
