import type { Saga } from '@/api/life_events';
import { instantShown } from '@/lib/dates';
import { useTimelineWords } from './useTimelineWords';

export function SagaTimeline({ data }: { data: Saga }) {
  const tell = useTimelineWords(data);
  return (
    <ol className="saga-history" reversed>
      {[...data.timeline].reverse().map((line) => {
        const { what, step, details, said } = tell(line);
        return (
          <li key={line.position}>
            <time dateTime={line.recorded}>{instantShown(line.recorded)}</time> <strong>{what}</strong> {step}
            {details.map((text, i) => (
              <span key={i}> · {text}</span>
            ))}
            {said && <div className="muted">{said}</div>}
          </li>
        );
      })}
    </ol>
  );
}
