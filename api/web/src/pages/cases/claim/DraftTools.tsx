// How the draft stands, beginning anew (which asks first), and what to do when another window has it too.
import { useState } from 'react';
import { Button } from 'antd';
import { useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';

interface ToolsProps {
  savedAt: string | undefined;
  onDiscard: () => void;
}

export function DraftTools({ savedAt, onDiscard }: ToolsProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const at = savedAt && new Date(savedAt).toTimeString().slice(0, 5);
  return (
    <>
      <span className="muted" role="status">
        {at ? t('claim.saved', { at }) : t('claim.not_saved')}
      </span>
      <Button onClick={() => setAsking(true)}>{t('claim.discard')}</Button>
      {asking && (
        <Dialog
          title={t('claim.discard')}
          confirm={t('claim.discard')}
          command={{ pending: false }}
          danger
          onConfirm={() => {
            setAsking(false);
            onDiscard();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('claim.discard_means')}</p>
        </Dialog>
      )}
    </>
  );
}

interface ElsewhereProps {
  onTheirs: () => void;
  onOurs: () => void;
}

export function DraftElsewhere({ onTheirs, onOurs }: ElsewhereProps) {
  const t = useT();
  return (
    <div className="notice notice-warning" role="alert">
      <p>{t('claim.elsewhere')}</p>
      <p className="actions">
        <Button onClick={onTheirs}>{t('claim.take_theirs')}</Button>
        <Button onClick={onOurs}>{t('claim.keep_ours')}</Button>
      </p>
    </div>
  );
}
