// What may be done to a webhook that has not ended.
import { useState } from 'react';
import { Button } from 'antd';
import { endWebhook, pauseWebhook, resumeWebhook, rotateWebhookSecret } from '@/api/exchange';
import type { Webhook } from '@/api/types';
import { useT } from '@/app/language';
import { ConfirmDialog } from '@/components/form/ConfirmDialog';
import { ReasonDialog } from '@/components/form/ReasonDialog';
import { flash } from '@/components/page/Flash';
import { EndDialog, RotateDialog } from '@/components/secrets/ConnectionDialogs';
import { SecretDialog, type ToldSecret } from '@/components/secrets/SecretDialog';
import { EditWebhookDialog } from './EditWebhookDialog';
import { ReplayRangeDialog } from './ReplayRangeDialog';
import { TestDialog } from './TestDialog';

export function WebhookTools({ webhook: row }: { webhook: Webhook }) {
  const t = useT();
  const { webhook, name, paused } = row;
  const [asking, setAsking] = useState<'test' | 'edit' | 'range' | 'pause' | 'resume' | 'rotate' | 'end'>();
  const [told, setTold] = useState<ToldSecret>();
  const close = () => setAsking(undefined);
  const done = (words: 'webhook.paused_done' | 'webhook.resumed_done') => () => {
    close();
    flash(t(words, { name }));
  };
  return (
    <>
      <Button onClick={() => setAsking('test')}>{t('webhook.test')}</Button>
      <Button onClick={() => setAsking('edit')}>{t('webhook.edit')}</Button>
      <Button onClick={() => setAsking('range')}>{t('webhook.replay_range')}</Button>
      {paused === undefined ? (
        <Button onClick={() => setAsking('pause')}>{t('webhook.pause')}</Button>
      ) : (
        <Button type="primary" onClick={() => setAsking('resume')}>
          {t('webhook.resume')}
        </Button>
      )}
      <Button onClick={() => setAsking('rotate')}>{t('secret.rotate')}</Button>
      <Button danger onClick={() => setAsking('end')}>
        {t('console.end')}
      </Button>
      {asking === 'test' && <TestDialog webhook={row} onClose={close} />}
      {asking === 'edit' && <EditWebhookDialog webhook={row} onClose={close} />}
      {asking === 'range' && <ReplayRangeDialog webhook={webhook} onClose={close} />}
      {asking === 'pause' && (
        <ReasonDialog
          title={t('webhook.pause_what', { name })}
          confirm={t('webhook.pause')}
          label={t('webhook.pause_reason')}
          send={(reason) => pauseWebhook(webhook, reason)}
          onDone={done('webhook.paused_done')}
          onClose={close}
        >
          <p>{t('webhook.pause_detail')}</p>
        </ReasonDialog>
      )}
      {asking === 'resume' && (
        <ConfirmDialog
          title={t('webhook.resume_what', { name })}
          confirm={t('webhook.resume')}
          send={() => resumeWebhook(webhook)}
          onDone={done('webhook.resumed_done')}
          onClose={close}
        >
          <p>{t('webhook.resume_detail')}</p>
        </ConfirmDialog>
      )}
      {asking === 'rotate' && (
        <RotateDialog name={name} rotate={() => rotateWebhookSecret(webhook)} onSecret={setTold} onClose={close} />
      )}
      {asking === 'end' && (
        <EndDialog name={name} detail={t('webhook.end_detail')} end={(reason) => endWebhook(webhook, reason)} onClose={close} />
      )}
      {told && <SecretDialog {...told} onClose={() => setTold(undefined)} />}
    </>
  );
}
