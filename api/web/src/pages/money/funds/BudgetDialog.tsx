import { useState } from 'react';
import { Input } from 'antd';
import { addBudget } from '@/api/money';
import type { Fund, FundSource } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice, MoneyInput } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { parseYuan } from '@/lib/money';

const sources: FundSource[] = ['central', 'provincial', 'municipal', 'district', 'lottery'];

export function BudgetDialog({ fund, onClose }: { fund: Fund; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const [source, setSource] = useState<FundSource>('central');
  const [amount, setAmount] = useState('');
  const [document, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(addBudget, () => {
    flash(t('fund.added', { fund: fund.fund }));
    onClose();
  });
  const parsed = parseYuan(amount);
  const wrongAmount = 'problem' in parsed ? t(`money.${parsed.problem}`) : parsed.fen === 0 ? t('money.zero') : undefined;
  const submit = () => {
    setTried(true);
    if (wrongAmount || !('fen' in parsed) || !document.trim()) return;
    void command.run(fund.fund, { source, amount_fen: parsed.fen, document: document.trim() });
  };
  return (
    <Dialog title={t('fund.add_to', { fund: fund.fund })} confirm={t('fund.add')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <Field id="budget-source" label={t('fund.source')} required>
          {(c) => (
            <Choice
              {...c}
              value={source}
              options={sources.map((s) => ({ value: s, label: words(`fund_source.${s}`) }))}
              onChange={(s) => setSource(s as FundSource)}
            />
          )}
        </Field>
        <Field id="budget-amount" label={t('amount_yuan')} required error={tried ? wrongAmount : undefined}>
          {(c) => <MoneyInput {...c} value={amount} onChange={setAmount} />}
        </Field>
        <Field id="budget-document" label={t('fund.document')} required wide error={tried && !document.trim() ? t('field.needed') : undefined}>
          {(c) => <Input {...c} value={document} onChange={(e) => setDocument(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
