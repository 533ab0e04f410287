// Moves a saga to the newest version of its life event: what would follow is shown before anybody agrees.
import { useState } from 'react';
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { lifeEventsQuery, migrateSaga, migrationTrialQuery, type Saga } from '@/api/life_events';
import { asProblem } from '@/api/problem';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT } from '@/app/language';
import { Dialog } from '@/components/form/Dialog';
import { Field } from '@/components/form/Field';
import { flash } from '@/components/page/Flash';
import { ProblemNotice } from '@/components/page/ProblemNotice';

export function MigrateDialog({ data, onClose }: { data: Saga; onClose: () => void }) {
  const t = useT();
  const { row, newest_version: newest } = data;
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand(migrateSaga, () => {
    onClose();
    flash(t('saga.acted'));
  });
  // Not while it is being done: the saga it asks about is another one afterwards.
  const trial = useQuery({ ...migrationTrialQuery(row, newest), enabled: !send.pending });
  const refused = !!trial.error;
  const confirm = () => {
    if (refused) return onClose();
    setTried(true);
    if (said.trim() && trial.data) void send.run(row, newest, said.trim());
  };
  return (
    <Dialog
      title={t('sagas.migrate')}
      confirm={t(refused ? 'close' : 'sagas.migrate')}
      command={send}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('migrate.means', { from: data.life_event.version, to: newest })}</p>
      {refused ? (
        <ProblemNotice problem={asProblem(trial.error)} focus />
      ) : (
        <>
          <div role="status">{trial.data ? <Opens steps={trial.data.opens} data={data} /> : t('migrate.asking')}</div>
          <Field
            id="migrate-words"
            label={t('sagas.reason')}
            required
            wide
            error={tried && !said.trim() ? t('sagas.reason_needed') : undefined}
          >
            {(control) => (
              <Input.TextArea {...control} rows={3} maxLength={500} value={said} onChange={(e) => setSaid(e.target.value)} />
            )}
          </Field>
        </>
      )}
    </Dialog>
  );
}

// The newest version names steps of its own.
function Opens({ steps, data }: { steps: string[]; data: Saga }) {
  const t = useT();
  const named = useNamed();
  const newest = useQuery(lifeEventsQuery).data?.find((e) => e.id === data.life_event.id);
  const known = [...(newest?.steps ?? []), ...data.life_event.steps];
  if (steps.length === 0) return <p>{t('migrate.opens_none')}</p>;
  return (
    <>
      <p>{t('migrate.opens')}</p>
      <ul>
        {steps.map((step) => (
          <li key={step}>{named(known.find((s) => s.id === step)?.name) || step}</li>
        ))}
      </ul>
    </>
  );
}
