// 推送: the addresses that facts are posted to, and how far each is.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { webhooksQuery } from '@/api/exchange';
import type { Webhook } from '@/api/types';
import { useT } from '@/app/language';
import { mayConnect } from '@/app/roles';
import { useMe } from '@/app/session';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { SecretDialog, type ToldSecret } from '@/components/secrets/SecretDialog';
import { DataTable, type Column } from '@/components/table/DataTable';
import { ConsoleTabs } from '../ConsoleTabs';
import { NewWebhookDialog } from './NewWebhookDialog';
import { WebhookState } from './WebhookState';

const pageOf = (webhook: string) => `/console/webhooks/${webhook}`;

export default function WebhooksPage() {
  const t = useT();
  const { role } = useMe();
  const navigate = useNavigate();
  const query = useQuery(webhooksQuery);
  const columns = useWebhookColumns();
  const [creating, setCreating] = useState(false);
  const [told, setTold] = useState<ToldSecret & { webhook: string }>();
  return (
    <Page
      title={t('console.webhooks')}
      tools={
        mayConnect(role) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('webhook.new')}
          </Button>
        )
      }
    >
      <ConsoleTabs />
      <QueryView query={query}>
        {(rows) => (
          <DataTable
            caption={t('console.webhooks')}
            columns={columns}
            rows={[...rows].sort((a, b) => Number(!!a.ended) - Number(!!b.ended))}
            rowKey={(w) => w.webhook}
            to={(w) => pageOf(w.webhook)}
            empty={t('webhook.none')}
          />
        )}
      </QueryView>
      {creating && <NewWebhookDialog onSecret={setTold} onClose={() => setCreating(false)} />}
      {told && <SecretDialog {...told} onClose={() => void navigate(pageOf(told.webhook))} />}
    </Page>
  );
}

function useWebhookColumns(): Column<Webhook>[] {
  const t = useT();
  const place = usePlace();
  return [
    { key: 'name', title: t('webhook.name'), cell: (w) => <Link to={pageOf(w.webhook)}>{w.name}</Link> },
    { key: 'url', title: t('webhook.url'), cell: (w) => <span className="breaks">{w.url}</span> },
    {
      key: 'types',
      title: t('console.types'),
      cell: (w) => w.types.join(t('list_comma')) || t('console.all_types'),
    },
    {
      key: 'division',
      title: t('division'),
      cell: (w) => (w.division ? place(w.division) : t('console.all_places')),
    },
    { key: 'behind', title: t('webhook.behind'), number: true, cell: (w) => (w.ended ? '—' : w.behind) },
    { key: 'waiting', title: t('webhook.waiting'), number: true, cell: (w) => (w.ended ? '—' : w.waiting) },
    { key: 'parked', title: t('webhook.parked'), number: true, cell: (w) => (w.ended ? '—' : w.parked) },
    { key: 'state', title: t('console.state'), cell: (w) => <WebhookState webhook={w} /> },
  ];
}
