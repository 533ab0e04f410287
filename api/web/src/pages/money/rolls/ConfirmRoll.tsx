// The district's confirmation: chooses the fund that pays. After it the roll cannot change.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { confirmRoll, fundsQuery } from '@/api/money';
import { asProblem } from '@/api/problem';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { Amount } from '@/components/table/Amount';
import { yuanShown } from '@/lib/money';

export function ConfirmRoll({ roll }: { roll: Roll }) {
  const t = useT();
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  const left = roll.towns.filter((town) => !town.confirmed_by).length;
  if (role !== 'district_confirmer') return null;
  return (
    <Section title={t('roll.district')}>
      {left > 0 && <p>{t('roll.towns_left', { n: left })}</p>}
      <Button type="primary" disabled={left > 0} onClick={() => setOpen(true)}>
        {t('roll.confirm')}
      </Button>
      {open && <ConfirmDialog roll={roll} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function ConfirmDialog({ roll, onClose }: { roll: Roll; onClose: () => void }) {
  const t = useT();
  const funds = useQuery(fundsQuery);
  const fitting = (funds.data ?? []).filter((f) => f.programme === roll.programme);
  const [chosen, setChosen] = useState('');
  const fund = chosen || (fitting.length === 1 ? fitting[0]!.fund : '');
  const [tried, setTried] = useState(false);
  const command = useCommand(confirmRoll, () => {
    flash(t('roll.confirmed_done'));
    onClose();
  });
  const submit = () => {
    setTried(true);
    if (fund) void command.run(roll, fund);
  };
  return (
    <Dialog title={t('roll.confirm')} confirm={t('roll.confirm')} command={command} onConfirm={submit} onClose={onClose}>
      {funds.error && <ProblemNotice problem={asProblem(funds.error)} retry={() => void funds.refetch()} />}
      <p>
        {t('roll.confirm_detail', { month: roll.month, n: roll.payments })} <Amount fen={roll.total_fen} />
        {t('yuan')}
      </p>
      <Field id="roll-fund" label={t('fund')} required error={tried && !fund ? t('field.needed') : undefined}>
        {(c) => (
          <Choice
            {...c}
            value={fund}
            empty={t('choose')}
            options={fitting.map((f) => ({
              value: f.fund,
              label: t('roll.fund_option', { fund: f.fund, year: f.year, balance: yuanShown(f.balance_fen) }),
            }))}
            onChange={setChosen}
          />
        )}
      </Field>
      <p><strong>{t('roll.confirm_warning')}</strong></p>
    </Dialog>
  );
}
