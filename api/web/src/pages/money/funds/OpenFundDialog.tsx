import { useState } from 'react';
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmesQuery } from '@/api/cases';
import { openFund } from '@/api/money';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT } from '@/app/language';
import { useMe } from '@/app/session';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';

// A programme's fund for one year; its code is offered, and may be the office's own.
export function OpenFundDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const named = useNamed();
  const { office_date } = useMe();
  const { data = [] } = useQuery(programmesQuery);
  const [programme, setProgramme] = useState('');
  const [year, setYear] = useState(office_date.slice(0, 4));
  const [typed, setTyped] = useState<string>();
  const code = typed ?? (programme ? `${programme}-${year}` : '');
  const [tried, setTried] = useState(false);
  const command = useCommand(openFund, () => {
    flash(t('fund.opened'));
    onClose();
  });
  const goodYear = /^20\d\d$/.test(year);
  const submit = () => {
    setTried(true);
    if (programme && goodYear && code.trim()) {
      void command.run({ fund: code.trim(), programme, year: Number(year) });
    }
  };
  const needed = (bad: boolean) => (tried && bad ? t('field.needed') : undefined);
  return (
    <Dialog title={t('fund.open')} confirm={t('fund.open')} command={command} onConfirm={submit} onClose={onClose}>
      <div className="fields">
        <Field id="fund-programme" label={t('programme')} required error={needed(!programme)}>
          {(c) => (
            <Choice
              {...c}
              value={programme}
              empty={t('choose')}
              options={data.map((p) => ({ value: p.id, label: named(p.name) }))}
              onChange={setProgramme}
            />
          )}
        </Field>
        <Field id="fund-year" label={t('fund.year')} required error={needed(!goodYear)}>
          {(c) => <Input {...c} inputMode="numeric" value={year} onChange={(e) => setYear(e.target.value)} />}
        </Field>
        <Field id="fund-code" label={t('fund.code')} required error={needed(!code.trim())}>
          {(c) => <Input {...c} value={code} onChange={(e) => setTyped(e.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
