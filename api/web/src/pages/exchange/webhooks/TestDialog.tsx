// Posts an event that is not in the book, and says what the other system answered.
import { useState } from 'react';
import { testWebhook } from '@/api/exchange';
import type { Webhook, WebhookTest } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';

interface Props {
  webhook: Webhook;
  onClose: () => void;
}

export function TestDialog({ webhook, onClose }: Props) {
  const t = useT();
  const [answer, setAnswer] = useState<WebhookTest>();
  const command = useCommand(() => testWebhook(webhook.webhook), setAnswer);
  const send = () => {
    setAnswer(undefined);
    void command.run();
  };
  return (
    <Dialog
      title={t('webhook.test_what', { name: webhook.name })}
      confirm={t('webhook.test')}
      command={command}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{t('webhook.test_detail')}</p>
      <div role="status">{answer && <Answer answer={answer} />}</div>
    </Dialog>
  );
}

function Answer({ answer: { status, took_ms, trouble } }: { answer: WebhookTest }) {
  const t = useT();
  const taken = status >= 200 && status < 300;
  const words = taken ? 'webhook.test_taken' : status ? 'webhook.test_refused' : 'webhook.test_unanswered';
  return <p className={`notice ${taken ? 'notice-info' : 'notice-warning'}`}>{t(words, { status, took_ms, trouble })}</p>;
}
