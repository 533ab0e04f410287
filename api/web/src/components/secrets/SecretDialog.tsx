// A secret or an initial password, shown this once: it stays until the reader says it is saved.
import { useRef, useState } from 'react';
import { Button, Input, Modal, type InputRef } from 'antd';
import { useT } from '@/app/language';
import { Field } from '@/components/form/Field';
import { copyText } from '@/lib/clipboard';

export type SecretKind = 'signing' | 'machine' | 'password';

export interface ToldSecret {
  name: string; // whose
  kind?: SecretKind; // a signing secret, when nothing is said
  secret: string; // empty: told before, the command was a repeat
}

export function SecretDialog({ name, secret, kind = 'signing', onClose }: ToldSecret & { onClose: () => void }) {
  const t = useT();
  const box = useRef<InputRef>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => setCopied(await copyText(secret, box.current?.input ?? null));
  return (
    <Modal
      open
      width={620}
      title={t(`secret.${kind}_of`, { name })}
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
          <p className="notice notice-warning">{t(`secret.${kind}_once`)}</p>
          <Field id="secret" label={t(`secret.${kind}`)}>
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
        <p className="notice notice-warning">{t(kind === 'password' ? 'secret.password_untold' : 'secret.untold')}</p>
      )}
    </Modal>
  );
}
