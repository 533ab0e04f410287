import { useState } from 'react';
import { Input } from 'antd';
import { replayRange } from '@/api/exchange';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { rangeAsked, wrongInRange, type RangeDraft } from '../checks';

const empty: RangeDraft = { from: '', to: '', stream: '' };

interface Props {
  webhook: string;
  onClose: () => void;
}

export function ReplayRangeDialog({ webhook, onClose }: Props) {
  const t = useT();
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const command = useCommand(
    () => replayRange(webhook, rangeAsked(draft)),
    () => {
      onClose();
      flash(t('webhook.replayed'));
    },
  );
  const wrong = wrongInRange(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length === 0) void command.run();
  };
  const input = (field: keyof RangeDraft, label: string, hint?: string) => (
    <Field
      id={`range-${field}`}
      label={label}
      required={field !== 'stream'}
      wide={field === 'stream'}
      hint={hint}
      error={tried && wrong[field] ? t(wrong[field]) : undefined}
    >
      {(c) => (
        <Input
          {...c}
          inputMode={field === 'stream' ? undefined : 'numeric'}
          autoComplete="off"
          value={draft[field]}
          onChange={(e) => setDraft({ ...draft, [field]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={t('webhook.replay_range')}
      confirm={t('webhook.replay_range')}
      command={command}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('webhook.range_detail')}</p>
      <div className="fields">
        {input('from', t('webhook.range_from'))}
        {input('to', t('webhook.range_to'))}
        {input('stream', t('console.stream'), t('webhook.range_stream_hint'))}
      </div>
    </Dialog>
  );
}
