// The applicant, and either the other members of the household or the one person the benefit is for.
import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { householdQuery, personQuery } from '@/api/people';
import { asProblem } from '@/api/problem';
import type { Person, Rules } from '@/api/types';
import { useT } from '@/app/language';
import { Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { PersonCard } from '@/components/people/PersonCard';
import { PersonPicker } from '@/components/people/PersonPicker';
import { withApplicant, withHousehold, withMember, type ClaimDraft } from './draft';

export interface SectionProps {
  rules: Rules;
  draft: ClaimDraft;
  errors: Record<string, string>;
  onChange: (change: (draft: ClaimDraft) => ClaimDraft) => void;
}

export function PeopleSection({ rules, draft, errors, onChange }: SectionProps) {
  const t = useT();
  const ofHousehold = rules.subject === 'household';
  const deceased = rules.subject === 'deceased';
  return (
    <Section title={t('claim.people')}>
      <One
        id="applicant"
        label={t(ofHousehold ? 'claim.applicant' : deceased ? 'claim.handler' : 'claim.guardian')}
        person={draft.applicant}
        error={errors.applicant}
        locked={!!draft.award}
        onPick={(p) => onChange((d) => (p ? withApplicant(d, p) : { ...d, applicant: undefined }))}
      />
      {ofHousehold
        ? draft.applicant && <Members draft={draft} onChange={onChange} />
        : (
            <One
              id="subject"
              label={t(deceased ? 'claim.deceased' : 'claim.child')}
              person={draft.subject}
              error={errors.subject}
              division={draft.division}
              mayRecordDeath={deceased}
              locked={!!draft.award}
              onPick={(subject) => onChange((d) => ({ ...d, subject, division: d.division ?? subject?.division }))}
            />
          )}
    </Section>
  );
}

interface OneProps {
  id: string;
  label: string;
  person?: Person;
  error?: string;
  division?: string;
  mayRecordDeath?: boolean;
  locked?: boolean;
  onPick: (person: Person | undefined) => void;
}

function One({ id, label, person, error, division, mayRecordDeath, locked, onPick }: OneProps) {
  const t = useT();
  const queries = useQueryClient();
  if (!person) {
    return <PersonPicker id={id} label={label} required error={error} division={division} onPick={onPick} />;
  }
  const reload = async () => onPick(await queries.fetchQuery({ ...personQuery(person.person), staleTime: 0 }));
  return (
    <div role="group" aria-label={label} id={id} tabIndex={-1}>
      <span className="person-role">{label}</span>
      {error && <p className="field-error">{error}</p>}
      <PersonCard
        person={person}
        mayRecordDeath={mayRecordDeath}
        onChanged={() => void reload()}
        tools={
          !locked && (
            <Button size="small" onClick={() => onPick(undefined)}>
              {t('claim.other_person')}
            </Button>
          )
        }
      />
    </div>
  );
}

// The household on file is offered whole; anybody else is added one by one.
function Members({ draft, onChange }: Pick<SectionProps, 'draft' | 'onChange'>) {
  const t = useT();
  const household = useQuery({ ...householdQuery(draft.household ?? ''), enabled: !!draft.household });
  const { data } = household;
  useEffect(() => {
    if (data) onChange((d) => withHousehold(d, data.row.household, data.people));
    // The list is filled once for each household read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  return (
    <>
      {household.error && <ProblemNotice problem={asProblem(household.error)} retry={() => void household.refetch()} />}
      <p>
        {t('claim.members', { n: draft.facts.members.length })}{' '}
        {draft.facts.members.map((m) => m.name).join(t('list_comma'))}
      </p>
      <PersonPicker
        id="member"
        label={t('claim.add_member')}
        division={draft.division}
        onPick={(p) => onChange((d) => withMember(d, p))}
      />
    </>
  );
}
