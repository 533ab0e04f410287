// One webhook: how far it is, what is replayed, what is held back and why, the last deliveries.
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { replayWebhook, webhookQuery } from '@/api/exchange';
import type { Webhook } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { mayConnect } from '@/app/roles';
import { useMe } from '@/app/session';
import { flash } from '@/components/page/Flash';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { ConsoleTabs } from '../ConsoleTabs';
import { Attempts, HeldStreams } from './Deliveries';
import { Ranges } from './Ranges';
import { WebhookState } from './WebhookState';
import { WebhookTools } from './WebhookTools';

export default function WebhookPage() {
  const t = useT();
  const { webhook: id = '' } = useParams();
  const query = useQuery(webhookQuery(id));
  const { role } = useMe();
  const replay = useCommand(
    (stream: string) => replayWebhook(id, stream),
    () => flash(t('webhook.replayed')),
  );
  const webhook = query.data?.webhook;
  const acts = mayConnect(role) && !!webhook && webhook.ended === undefined;
  return (
    <Page title={webhook?.name ?? t('console.webhooks')} tools={acts && <WebhookTools webhook={webhook} />}>
      <ConsoleTabs />
      <QueryView query={query}>
        {({ webhook, held, attempts, ranges }) => (
          <>
            <Figures webhook={webhook} />
            {webhook.ended !== undefined && (
              <p className="notice notice-info">{t('webhook.ended_because', { reason: webhook.ended })}</p>
            )}
            {webhook.ended === undefined && webhook.paused !== undefined && (
              <p className="notice notice-warning">{t('webhook.paused_because', { reason: webhook.paused })}</p>
            )}
            {replay.problem && <ProblemNotice problem={replay.problem} focus />}
            {ranges.length > 0 && (
              <Section title={t('webhook.ranges')}>
                <Ranges rows={ranges} />
              </Section>
            )}
            <Section
              title={t('webhook.held')}
              tools={
                acts &&
                held.length > 1 && (
                  <Button loading={replay.pending} onClick={() => void replay.run('')}>
                    {t('webhook.replay_all')}
                  </Button>
                )
              }
            >
              <HeldStreams rows={held} replay={acts ? replay : undefined} />
            </Section>
            <Section title={t('webhook.last_attempts')}>
              <Attempts rows={attempts} />
            </Section>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Figures({ webhook }: { webhook: Webhook }) {
  const t = useT();
  const place = usePlace();
  const { url, types, division, ended, reached, behind, waiting, parked } = webhook;
  return (
    <>
      <dl className="case-head">
        <div>
          <dt>{t('webhook.url')}</dt>
          <dd className="breaks">{url}</dd>
        </div>
        <div>
          <dt>{t('console.types')}</dt>
          <dd>{types.join(t('list_comma')) || t('console.all_types')}</dd>
        </div>
        <div>
          <dt>{t('division')}</dt>
          <dd>{division ? place(division) : t('console.all_places')}</dd>
        </div>
      </dl>
      {ended === undefined && (
        <dl className="figures" aria-label={t('console.state')}>
          {Object.entries({ reached, behind, waiting, parked }).map(([name, n]) => (
            <div key={name}>
              <dt>{t(`webhook.${name as 'reached' | 'behind' | 'waiting' | 'parked'}`)}</dt>
              <dd>{n}</dd>
            </div>
          ))}
          <div>
            <dt>{t('console.state')}</dt>
            <dd>
              <WebhookState webhook={webhook} />
            </dd>
          </div>
        </dl>
      )}
    </>
  );
}
