// What is done to a webhook and to a sender alike: a new secret, an end.
import { useState } from 'react';
import { Input } from 'antd';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import type { ToldSecret } from './SecretDialog';

interface RotateProps {
  name: string;
  rotate: () => Promise<{ secret: string }>;
  onSecret: (told: ToldSecret) => void;
  onClose: () => void;
}
export function RotateDialog({ name, rotate, onSecret, onClose }: RotateProps) {
  const t = useT();
  const command = useCommand(rotate, ({ secret }) => {
    onClose();
    onSecret({ name, secret });
  });
  return (
    <Dialog
      title={t('secret.rotate_what', { name })}
      confirm={t('secret.rotate')}
      command={command}
      onConfirm={() => void command.run()}
      onClose={onClose}
    >
      <p>{t('secret.rotate_detail')}</p>
    </Dialog>
  );
}

interface EndProps {
  name: string;
  detail: string; // what ending means
  end: (reason: string) => Promise<unknown>;
  onClose: () => void;
}
export function EndDialog({ name, detail, end, onClose }: EndProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(end, () => {
    flash(t('console.ended_done', { name }));
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (reason.trim()) void command.run(reason.trim());
  };
  return (
    <Dialog
      title={t('console.end_what', { name })}
      confirm={t('console.end')}
      command={command}
      danger
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{detail}</p>
      <Field
        id="end-reason"
        label={t('console.end_reason')}
        required
        wide
        error={tried && !reason.trim() ? t('field.needed') : undefined}
      >
        {(c) => <Input.TextArea {...c} rows={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Dialog>
  );
}
