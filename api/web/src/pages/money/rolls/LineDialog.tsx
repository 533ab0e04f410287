import { useState } from 'react';
import { Input } from 'antd';
import { holdPayment, recordReturns } from '@/api/money';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { Amount } from '@/components/table/Amount';

export type LineAct = 'hold' | 'paid' | 'failed';

// A payment, by the name it stands under in the list it was chosen from.
export interface ChosenLine {
  award: string;
  month: string;
  name: string;
  amount_fen: number;
}

interface Props {
  roll: Roll;
  line: ChosenLine;
  act: LineAct;
  onClose: () => void;
}

// One payment: held back with a reason, or marked by hand as the bank's answer says.
export function LineDialog({ roll, line, act, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needed = act !== 'paid';
  const key = { award: line.award, for_month: line.month };
  const command = useCommand(
    () =>
      act === 'hold'
        ? holdPayment(roll, { ...key, reason: reason.trim() })
        : recordReturns(roll, [{ ...key, paid: act === 'paid', ...(needed ? { reason: reason.trim() } : {}) }]),
    () => {
      flash(t('line.done', { act: t(`line.${act}`), name: line.name }));
      onClose();
    },
  );
  const submit = () => {
    setTried(true);
    if (!needed || reason.trim()) void command.run();
  };
  return (
    <Dialog
      title={t('line.what', { act: t(`line.${act}`), name: line.name })}
      confirm={t(`line.${act}`)}
      command={command}
      danger={needed}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>
        {line.month} <Amount fen={line.amount_fen} />
        {t('yuan')}
      </p>
      {needed && (
        <Field id="line-reason" label={t('act.reason')} required wide error={tried && !reason.trim() ? t('field.needed') : undefined}>
          {(c) => <Input.TextArea {...c} rows={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      )}
    </Dialog>
  );
}
