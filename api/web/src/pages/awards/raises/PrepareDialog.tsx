import { useState } from 'react';
import { Input } from 'antd';
import { prepareRaise } from '@/api/awards';
import type { RaisePreview } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { yuanShown } from '@/lib/money';
import type { Plan } from './PlanForm';

interface Props {
  programme: string;
  plan: Plan;
  preview: RaisePreview;
  onDone: () => void;
  onClose: () => void;
}

export function PrepareDialog({ programme, plan, preview, onDone, onClose }: Props) {
  const t = useT();
  const [document, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(prepareRaise, () => {
    flash(t('raise.prepared'));
    onClose();
    onDone();
  });
  const submit = () => {
    setTried(true);
    if (document.trim()) void command.run(programme, { ...plan, document: document.trim() });
  };
  const { rise, before_fen, after_fen } = preview.totals;
  return (
    <Dialog title={t('raise.prepare')} confirm={t('raise.prepare')} command={command} onConfirm={submit} onClose={onClose}>
      <p>{t('raise.prepare_detail', { from: plan.from, n: rise, more: yuanShown(after_fen - before_fen) })}</p>
      <Field
        id="raise-document"
        label={t('raise.document')}
        required
        wide
        hint={t('raise.document_hint')}
        error={tried && !document.trim() ? t('field.needed') : undefined}
      >
        {(c) => <Input {...c} value={document} maxLength={200} onChange={(e) => setDocument(e.target.value)} />}
      </Field>
    </Dialog>
  );
}
