// The district's word on a prepared raise: confirmed, it changes every award at once.
import { useState } from 'react';
import { Input } from 'antd';
import { confirmRaise, withdrawRaise } from '@/api/awards';
import type { RaiseLine } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { yuanShown } from '@/lib/money';

interface Props {
  programme: string;
  line: RaiseLine;
  onClose: () => void;
}

export function ConfirmRaise({ programme, line, onClose }: Props) {
  const t = useT();
  const { number, from, awards, before_fen, after_fen, document, pack } = line.raise.prepared;
  const command = useCommand(confirmRaise, (done) => {
    flash(t('raise.done', { n: done.awards }));
    onClose();
  });
  return (
    <Dialog
      title={t('raise.confirm')}
      confirm={t('raise.confirm')}
      command={command}
      onConfirm={() => void command.run(programme, number)}
      onClose={onClose}
    >
      <p>{t('raise.confirm_document', { document, version: pack.version, name: line.prepared_by })}</p>
      <p>{t('raise.prepare_detail', { from, n: awards, more: yuanShown(after_fen - before_fen) })}</p>
      <p><strong>{t('raise.confirm_warning')}</strong></p>
      <p role="status">{command.pending && t('raise.carrying_out')}</p>
    </Dialog>
  );
}

export function WithdrawRaise({ programme, line, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(withdrawRaise, () => {
    flash(t('raise.withdrawn'));
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (reason.trim()) void command.run(programme, line.raise.prepared.number, reason.trim());
  };
  return (
    <Dialog title={t('raise.withdraw')} confirm={t('raise.withdraw')} danger command={command} onConfirm={submit} onClose={onClose}>
      <Field id="withdraw-reason" label={t('raise.withdraw_reason')} required wide error={tried && !reason.trim() ? t('field.needed') : undefined}>
        {(c) => <Input {...c} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Dialog>
  );
}
