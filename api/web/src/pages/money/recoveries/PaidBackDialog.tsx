// Money that came back, by its receipt; or what cannot be got back any more, with a reason.
import { useState } from 'react';
import { Input } from 'antd';
import { repayRecovery, waiveRecovery } from '@/api/money';
import type { RecoveryRow } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { MoneyInput } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { parseYuan, yuanShown } from '@/lib/money';

export type PaidBack = 'repayment' | 'waiver';

export function PaidBackDialog({ row, what, onClose }: { row: RecoveryRow; what: PaidBack; onClose: () => void }) {
  const t = useT();
  const [amount, setAmount] = useState('');
  const [said, setSaid] = useState(''); // the receipt's number, or the reason
  const [tried, setTried] = useState(false);
  const repayment = what === 'repayment';
  const command = useCommand(repayment ? repayRecovery : waiveRecovery, () => {
    flash(t(`recovery.${what}_done`));
    onClose();
  });
  const parsed = parseYuan(amount);
  const wrongAmount = 'problem' in parsed ? t(`money.${parsed.problem}`) : parsed.fen === 0 ? t('money.zero') : undefined;
  const submit = () => {
    setTried(true);
    if (wrongAmount || !('fen' in parsed) || !said.trim()) return;
    void command.run(row, parsed.fen, said.trim());
  };
  const title = t(`recovery.${what}`);
  return (
    <Dialog title={title} confirm={title} command={command} onConfirm={submit} onClose={onClose}>
      <Field
        id="recovery-amount"
        label={t('amount_yuan')}
        required
        hint={t('recovery.left', { amount: yuanShown(row.outstanding_fen) })}
        error={tried ? wrongAmount : undefined}
      >
        {(c) => <MoneyInput {...c} value={amount} onChange={setAmount} />}
      </Field>
      <Field
        id="recovery-words"
        label={t(repayment ? 'recovery.document' : 'sagas.reason')}
        required
        wide
        hint={t(repayment ? 'recovery.document_hint' : 'recovery.waiver_hint')}
        error={tried && !said.trim() ? t('field.needed') : undefined}
      >
        {(c) =>
          repayment ? (
            <Input {...c} maxLength={100} value={said} onChange={(e) => setSaid(e.target.value)} />
          ) : (
            <Input.TextArea {...c} rows={3} maxLength={500} value={said} onChange={(e) => setSaid(e.target.value)} />
          )
        }
      </Field>
    </Dialog>
  );
}
