// Who a person is and what they already have: existing benefits in every programme, open cases, the
// state of their bank account.
import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Person } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { mayAskForAccounts, mayInspect, mayKeepHouseholds, mayRegister, mayUnmask } from '@/app/roles';
import { useMe } from '@/app/session';
import { usePlace, useProgrammeName } from '@/components/places';
import { ageOn } from '@/lib/dates';
import { AccountDialog } from './AccountDialog';
import { CorrectionDialog } from './CorrectionDialog';
import { DeathDialog } from './DeathDialog';
import { PlainDialog } from './PlainDialog';
import { ProposedAccount } from './ProposedAccount';
import { ReadsDialog } from './ReadsDialog';

interface Props {
  person: Person;
  tools?: ReactNode;
  mayRecordDeath?: boolean;
  claim?: string; // the case it is shown for
  onChanged?: () => void; // account or death was recorded
}

export function PersonCard({ person, tools, mayRecordDeath, claim, onChanged }: Props) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const programme = useProgrammeName();
  const { office_date, role } = useMe();
  const [dialog, setDialog] = useState<'account' | 'correction' | 'death' | 'plain' | 'reads'>();
  const close = (changed: boolean) => {
    setDialog(undefined);
    if (changed) onChanged?.();
  };
  const changes = onChanged && mayRegister(role);
  const hasAccount = person.bank !== ''; // a masked account is never empty
  const benefits = Object.entries(person.benefits);
  return (
    <div className="person-card">
      <p className="person-line">
        <strong>{person.name || t('person.erased')}</strong>
        <span>{words(`sex.${person.sex}`)}</span>
        {person.born && <span>{t('person.age', { n: ageOn(person.born, office_date) })}</span>}
        <span className="code">{person.id_number}</span>
        <span>{place(person.division)}</span>
        <span>{words(`area.${person.area}`)}</span>
        {person.died && <span className="mark mark-dark">{t('person.died', { on: person.died })}</span>}
        {person.died && changes && role !== 'funeral_home' && (
          <Link to={`/sagas/new?life_event=death_rectification&person=${person.person}`}>{t('death.wrong')}</Link>
        )}
        {onChanged && mayUnmask(role) && (
          <Button size="small" onClick={() => setDialog('plain')}>
            {t('plain.show')}
          </Button>
        )}
        {changes && mayKeepHouseholds(role) && (
          <Button size="small" onClick={() => setDialog('correction')}>
            {t('correction.open')}
          </Button>
        )}
        {mayInspect(role) && (
          <Button size="small" onClick={() => setDialog('reads')}>
            {t('reads.show')}
          </Button>
        )}
        {tools}
      </p>
      <p className="person-line">
        <span className="muted">{t('person.benefits')}</span>
        {benefits.length === 0 && <span>{t('none')}</span>}
        {benefits.map(([id, award]) => (
          <Link key={id} to={`/awards/${award}`}>
            {programme(id)}
          </Link>
        ))}
        <span className="muted">{t('person.open_claims')}</span>
        {person.open_claims.length === 0 && <span>{t('none')}</span>}
        {person.open_claims.map((claim, i) => (
          <Link key={claim} to={`/claims/${claim}`}>
            {person.open_claims.length === 1 ? t('person.open_claim') : t('person.open_claim_n', { n: i + 1 })}
          </Link>
        ))}
        <span className="muted">{t('person.account')}</span>
        <span>{hasAccount ? `${person.bank} ${person.account}` : t('person.no_account')}</span>
        {changes && !person.died && !person.proposed_account && (!hasAccount || mayAskForAccounts(role)) && (
          <Button size="small" onClick={() => setDialog('account')}>
            {t(hasAccount ? 'person.change_account' : 'person.set_account')}
          </Button>
        )}
        {changes && mayRecordDeath && !person.died && (
          <Button size="small" onClick={() => setDialog('death')}>
            {t('death.title')}
          </Button>
        )}
      </p>
      <ProposedAccount person={person} onChanged={onChanged} />
      {dialog === 'plain' && <PlainDialog person={person} claim={claim} onClose={() => close(false)} />}
      {dialog === 'reads' && <ReadsDialog person={person} onClose={() => close(false)} />}
      {dialog === 'account' && <AccountDialog person={person} onClose={close} />}
      {dialog === 'correction' && <CorrectionDialog person={person} onClose={close} />}
      {dialog === 'death' && <DeathDialog person={person} onClose={close} />}
    </div>
  );
}
