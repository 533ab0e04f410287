import { useState } from 'react';
import { Input } from 'antd';
import { subscribeWebhook } from '@/api/exchange';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import type { ToldSecret } from '@/components/secrets/SecretDialog';
import { webhookAsked, wrongInWebhook, type WebhookDraft } from '../checks';
import { EventTypesSelect } from '../EventTypesSelect';

const empty: WebhookDraft = { name: '', url: '', types: [], from: '' };

interface Props {
  onSecret: (told: ToldSecret & { webhook: string }) => void;
  onClose: () => void;
}

export function NewWebhookDialog({ onSecret, onClose }: Props) {
  const t = useT();
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const command = useCommand(subscribeWebhook, ({ webhook, secret }) => {
    onClose();
    onSecret({ name: draft.name.trim(), secret, webhook });
  });
  const wrong = wrongInWebhook(draft);
  const change = (part: Partial<WebhookDraft>) => setDraft({ ...draft, ...part });
  const error = (field: keyof WebhookDraft) => (tried && wrong[field] ? t(wrong[field]) : undefined);
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length === 0) void command.run(webhookAsked(draft));
  };
  return (
    <Dialog title={t('webhook.new')} confirm={t('webhook.new')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <Field id="webhook-name" label={t('webhook.name')} required wide hint={t('webhook.name_hint')} error={error('name')}>
          {(c) => <Input {...c} maxLength={100} autoComplete="off" value={draft.name} onChange={(e) => change({ name: e.target.value })} />}
        </Field>
        <Field id="webhook-url" label={t('webhook.url')} required wide hint={t('webhook.url_hint')} error={error('url')}>
          {(c) => <Input {...c} type="url" autoComplete="off" value={draft.url} onChange={(e) => change({ url: e.target.value })} />}
        </Field>
        <Field id="webhook-types" label={t('console.types')} wide hint={t('webhook.types_hint')}>
          {(c) => <EventTypesSelect {...c} value={draft.types} onChange={(types) => change({ types })} />}
        </Field>
        <Field id="webhook-division" label={t('division')} hint={t('webhook.division_hint')}>
          {(c) => <DivisionSelect {...c} value={draft.division} onChange={(division) => change({ division })} />}
        </Field>
        <Field id="webhook-from" label={t('tail.position')} hint={t('webhook.from_hint')} error={error('from')}>
          {(c) => <Input {...c} inputMode="numeric" autoComplete="off" value={draft.from} onChange={(e) => change({ from: e.target.value })} />}
        </Field>
      </div>
    </Dialog>
  );
}
