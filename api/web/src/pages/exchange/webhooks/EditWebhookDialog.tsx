import { useState } from 'react';
import { changeWebhook } from '@/api/exchange';
import type { Webhook } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { flash } from '@/components/page/Flash';
import { draftOf, webhookAsked, wrongInWebhook } from '../checks';
import { WebhookFields } from './WebhookFields';

interface Props {
  webhook: Webhook;
  onClose: () => void;
}

export function EditWebhookDialog({ webhook, onClose }: Props) {
  const t = useT();
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const [tried, setTried] = useState(false);
  const command = useCommand(
    () => changeWebhook(webhook.webhook, webhookAsked(draft)),
    () => {
      onClose();
      flash(t('webhook.edited'));
    },
  );
  const wrong = wrongInWebhook(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length === 0) void command.run();
  };
  return (
    <Dialog
      title={t('webhook.edit_what', { name: webhook.name })}
      confirm={t('webhook.save')}
      command={command}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('webhook.edit_detail')}</p>
      <div className="fields">
        <WebhookFields draft={draft} wrong={tried ? wrong : {}} onChange={(part) => setDraft({ ...draft, ...part })} />
      </div>
    </Dialog>
  );
}
