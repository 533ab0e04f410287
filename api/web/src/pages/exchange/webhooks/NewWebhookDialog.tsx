import { useState } from 'react';
import { Input } from 'antd';
import { subscribeWebhook } from '@/api/exchange';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import type { ToldSecret } from '@/components/secrets/SecretDialog';
import { webhookAsked, wrongInWebhook, type WebhookDraft } from '../checks';
import { WebhookFields } from './WebhookFields';

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
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length === 0) void command.run(webhookAsked(draft));
  };
  return (
    <Dialog title={t('webhook.new')} confirm={t('webhook.new')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <WebhookFields draft={draft} wrong={tried ? wrong : {}} onChange={change} />
        <Field
          id="webhook-from"
          label={t('tail.position')}
          hint={t('webhook.from_hint')}
          error={tried && wrong.from ? t(wrong.from) : undefined}
        >
          {(c) => <Input {...c} inputMode="numeric" autoComplete="off" value={draft.from} onChange={(e) => change({ from: e.target.value })} />}
        </Field>
      </div>
    </Dialog>
  );
}
