// What is done to a webhook, a sender and a machine's key alike: a new secret, an end.
import { useT } from '@/app/language';
import { ConfirmDialog } from '@/components/form/ConfirmDialog';
import { ReasonDialog } from '@/components/form/ReasonDialog';
import { flash } from '@/components/page/Flash';
import type { SecretKind, ToldSecret } from './SecretDialog';

interface RotateProps {
  name: string;
  kind?: SecretKind;
  rotate: () => Promise<{ secret: string }>;
  onSecret: (told: ToldSecret) => void;
  onClose: () => void;
}
export function RotateDialog({ name, kind, rotate, onSecret, onClose }: RotateProps) {
  const t = useT();
  return (
    <ConfirmDialog
      title={t('secret.rotate_what', { name })}
      confirm={t('secret.rotate')}
      send={rotate}
      onDone={({ secret }) => {
        onClose();
        onSecret({ name, secret, kind });
      }}
      onClose={onClose}
    >
      <p>{t('secret.rotate_detail')}</p>
    </ConfirmDialog>
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
  return (
    <ReasonDialog
      title={t('console.end_what', { name })}
      confirm={t('console.end')}
      label={t('console.end_reason')}
      danger
      send={end}
      onDone={() => {
        onClose();
        flash(t('console.ended_done', { name }));
      }}
      onClose={onClose}
    >
      <p>{detail}</p>
    </ReasonDialog>
  );
}
