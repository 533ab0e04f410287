import { useState } from 'react';
import { extendCase } from '@/api/cases';
import type { Case } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';

// The overall time limit may be lengthened once, for one of the law's own reasons.
export function ExtendDialog({ data, onClose }: { data: Case; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const extend = useCommand(extendCase, () => {
    flash(t('extend.done'));
    onClose();
  });
  const clock = data.procedure.clock;
  const submit = () => {
    setTried(true);
    if (reason) void extend.run(data.row.claim, reason);
  };
  return (
    <Dialog title={t('actions.extend')} confirm={t('actions.extend')} command={extend} onConfirm={submit} onClose={onClose}>
      <p>{t('extend.detail', { n: clock?.extended?.n ?? 0, law: clock?.extended?.law ?? '' })}</p>
      <Field id="extend-reason" label={t('act.reason')} required error={tried && !reason ? t('field.needed') : undefined}>
        {(c) => (
          <Choice
            {...c}
            value={reason}
            empty={t('choose')}
            options={(clock?.extension_reasons ?? []).map((id) => ({
              value: id,
              label: words(`extension_reason.${id}`),
            }))}
            onChange={setReason}
          />
        )}
      </Field>
    </Dialog>
  );
}
