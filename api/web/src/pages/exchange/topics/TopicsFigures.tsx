// How the relay stands, what Kafka holds beside the log, and what comes in by it.
import type { ReactNode } from 'react';
import type { Schemas, TopicList } from '@/api/types';
import { useT } from '@/app/language';

export function TopicsFigures({ topics: { log_head, relay, streams, inbound } }: { topics: TopicList }) {
  const t = useT();
  return (
    <>
      <dl className="figures" aria-label={t('topics.relay')}>
        <Figure name={t('topics.head')}>{log_head}</Figure>
        <Figure name={t('topics.relay')}>
          {!relay ? t('topics.no_relay') : relay.connected ? t('topics.connected') : t('system.fault')}
        </Figure>
        {relay && (
          <Figure name={t('topics.behind')} strong={relay.behind > 0}>
            {relay.behind}
          </Figure>
        )}
        {streams && (
          <Figure name={t('topics.compared')}>
            {streams.sound
              ? t(streams.caught_up ? 'topics.sound' : 'topics.comparing', { n: streams.records })
              : t('topics.unsound')}
          </Figure>
        )}
        {inbound && (
          <Figure name={t('topics.inbound')}>
            {inbound.connected ? t('topics.inbound_counts', { taken: inbound.taken, dead: inbound.dead }) : t('system.fault')}
          </Figure>
        )}
      </dl>
      <Trouble text={relay?.trouble} />
      {streams && !streams.sound && <Unsound streams={streams} />}
      <Trouble text={streams?.trouble && t('topics.not_compared', { trouble: streams.trouble })} />
      <Trouble text={inbound?.trouble} />
    </>
  );
}

function Figure({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={strong ? 'figure-strong' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Trouble({ text }: { text?: string }) {
  return text ? <p className="notice notice-warning">{text}</p> : null;
}

function Unsound({ streams }: { streams: Schemas['StreamHealth'] }) {
  const t = useT();
  const { lost, duplicated, out_of_order, different, first_fault: first } = streams;
  return (
    <p className="notice notice-error" role="alert">
      {t('topics.unsound_detail', { lost, duplicated, out_of_order, different, first })}
    </p>
  );
}
