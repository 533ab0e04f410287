// Another account somebody asked for, and the word of somebody else on it.
import { useState } from 'react';
import { Button } from 'antd';
import { confirmAccount, declineAccount } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { mayAgreeToAccounts } from '@/app/roles';
import { useMe } from '@/app/session';
import { ReasonDialog } from '@/components/form/ReasonDialog';
import { ProblemNotice } from '@/components/page/ProblemNotice';

export function ProposedAccount({ person, onChanged }: { person: Person; onChanged?: () => void }) {
  const t = useT();
  const { role, user } = useMe();
  const [declining, setDeclining] = useState(false);
  const agree = useCommand(confirmAccount, () => onChanged?.());
  const asked = person.proposed_account;
  if (!asked) return null;
  const decides = onChanged && mayAgreeToAccounts(role) && asked.by !== user;
  return (
    <>
      <p className="person-line">
        <span className="mark">{t('account.proposed')}</span>
        <span>{`${asked.bank} ${asked.account} ${asked.account_holder}`}</span>
        <span className="muted">{t('account.proposed_why', { name: asked.by_name, reason: asked.reason })}</span>
        {decides && (
          <>
            <Button size="small" loading={agree.pending} onClick={() => void agree.run(person.person)}>
              {t('account.agree')}
            </Button>
            <Button size="small" onClick={() => setDeclining(true)}>
              {t('account.decline')}
            </Button>
          </>
        )}
      </p>
      {agree.problem && <ProblemNotice problem={agree.problem} focus />}
      {declining && (
        <ReasonDialog
          title={t('account.decline_title', { name: person.name })}
          confirm={t('account.decline')}
          label={t('account.decline_reason')}
          send={(reason) => declineAccount(person.person, reason)}
          onDone={() => {
            setDeclining(false);
            onChanged?.();
          }}
          onClose={() => setDeclining(false)}
        />
      )}
    </>
  );
}
