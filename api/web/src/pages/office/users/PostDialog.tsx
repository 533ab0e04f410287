// 岗位: role and place go together. Cases in hand stay with a colleague of the place that is left.
import { useState } from 'react';
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { Role, UserPage } from '@/api/types';
import { colleaguesOfQuery, postUser } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT, useWords } from '@/app/language';
import { allRoles } from '@/app/roles';
import { Dialog } from '@/components/form/Dialog';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { flash } from '@/components/page/Flash';
import { codeOf } from '@/lib/problem_code';

interface Draft {
  role: string;
  division: string;
  reason: string;
  hand_over_to: string;
}

export function PostDialog({ user, onClose }: { user: UserPage; onClose: () => void }) {
  const t = useT();
  const words = useWords();
  const [draft, setDraft] = useState<Draft>({
    role: user.role ?? '',
    division: user.division ?? '',
    reason: '',
    hand_over_to: '',
  });
  const [tried, setTried] = useState(false);
  const command = useCommand(postUser, () => {
    onClose();
    flash(t('users.done', { what: t('users.post'), name: user.name }));
  });
  const handOver = user.open_cases > 0 || codeOf(command.problem?.body ?? {}) === 'cases_to_hand_over';
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const wrong = (field: keyof Draft) => (tried && !draft[field].trim() ? t('field.needed') : undefined);
  const submit = () => {
    setTried(true);
    const { hand_over_to, ...rest } = draft;
    const needed = handOver ? draft : rest;
    if (Object.values(needed).some((text) => !text.trim())) return;
    void command.run(user.user, { ...rest, role: draft.role as Role, reason: draft.reason.trim(), ...(handOver ? { hand_over_to } : {}) });
  };
  return (
    <Dialog
      title={t('users.act_on', { what: t('users.post'), name: user.name })}
      confirm={t('users.post')}
      command={command}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className="fields">
        <Field id="post-role" label={t('users.role')} required error={wrong('role')}>
          {(c) => (
            <Choice
              {...c}
              value={draft.role}
              empty={t('choose')}
              options={allRoles.map((role) => ({ value: role, label: words(`role.${role}`) }))}
              onChange={(role) => change({ role })}
            />
          )}
        </Field>
        <Field id="post-division" label={t('division')} required error={wrong('division')}>
          {(c) => <DivisionSelect {...c} value={draft.division} onChange={(division = '') => change({ division })} />}
        </Field>
        {handOver && (
          <Field
            id="post-hand-over"
            label={t('users.hand_over_to')}
            required
            wide
            hint={t('users.hand_over_hint', { n: user.open_cases })}
            error={wrong('hand_over_to')}
          >
            {(c) => (
              <Colleagues user={user}>
                {(options) => (
                  <Choice
                    {...c}
                    value={draft.hand_over_to}
                    empty={t('choose')}
                    options={options}
                    onChange={(hand_over_to) => change({ hand_over_to })}
                  />
                )}
              </Colleagues>
            )}
          </Field>
        )}
        <Field id="post-reason" label={t('users.reason')} required wide error={wrong('reason')}>
          {(c) => <Input {...c} maxLength={200} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />}
        </Field>
      </div>
    </Dialog>
  );
}

interface ColleaguesProps {
  user: UserPage;
  children: (options: { value: string; label: string }[]) => React.ReactNode;
}

// Those who stay at the place the user leaves.
function Colleagues({ user, children }: ColleaguesProps) {
  const t = useT();
  const words = useWords();
  const query = useQuery(colleaguesOfQuery(user.division ?? ''));
  const options = (query.data ?? [])
    .filter((u) => u.user !== user.user && u.role)
    .map((u) => ({ value: u.user, label: `${u.name}（${words(`role.${u.role}`)}）` }));
  return (
    <>
      {children(options)}
      {query.error && <p className="field-error">{t('act.colleagues_failed')}</p>}
    </>
  );
}
