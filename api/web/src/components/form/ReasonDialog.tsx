// Something that is done for a stated reason, which is kept.
import { useState, type ReactNode } from 'react';
import { Input } from 'antd';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from './Dialog';
import { Field } from './Field';

interface Props {
  title: string;
  confirm: string;
  label: string; // of the reason
  danger?: boolean;
  send: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children?: ReactNode; // what it means
}

export function ReasonDialog({ title, confirm, label, danger, send, onDone, onClose, children }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(send, onDone);
  const submit = () => {
    setTried(true);
    if (reason.trim()) void command.run(reason.trim());
  };
  return (
    <Dialog title={title} confirm={confirm} command={command} danger={danger} onConfirm={submit} onClose={onClose}>
      {children}
      <Field id="reason" label={label} required wide error={tried && !reason.trim() ? t('field.needed') : undefined}>
        {(c) => <Input.TextArea {...c} rows={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Dialog>
  );
}
