// A signing secret, shown this once: it stays until the reader says it is saved.
import { useRef, useState } from 'react';
import { Button, Input, Modal, type InputRef } from 'antd';
import { useT } from '@/app/language';
import { Field } from '@/components/form/Field';
import { copyText } from '@/lib/clipboard';

export interface ToldSecret {
  name: string; // whose
  secret: string; // empty: told before, the command was a repeat
}

export function SecretDialog({ name, secret, onClose }: ToldSecret & { onClose: () => void }) {
  const t = useT();
  const box = useRef<InputRef>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => setCopied(await copyText(secret, box.current?.input ?? null));
  return (
    <Modal
      open
      width={620}
      title={t('secret.title', { name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t(secret ? 'secret.saved' : 'close')}
        </Button>
      }
    >
      {secret ? (
        <>
          <p className="notice notice-warning">{t('secret.once')}</p>
          <Field id="secret" label={t('secret.secret')}>
            {(c) => (
              <span className="secret">
                <Input {...c} ref={box} readOnly className="code" value={secret} onFocus={(e) => e.target.select()} />
                <Button onClick={() => void copy()}>{t('console.copy')}</Button>
              </span>
            )}
          </Field>
          <p role="status">{copied !== undefined && t(copied ? 'console.copied' : 'console.not_copied')}</p>
        </>
      ) : (
        <p className="notice notice-warning">{t('secret.untold')}</p>
      )}
    </Modal>
  );
}
