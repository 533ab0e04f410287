// Sends a finished draft: the household first if there is none yet, then the claim. Progress is told
// through `onHousehold`, so that a second try goes on where the first one stopped.
import { fileClaim } from '@/api/cases';
import { formHousehold, joinHousehold } from '@/api/people';
import type { Facts, Rules } from '@/api/types';
import type { ClaimDraft } from './draft';

export async function submitClaim(
  draft: ClaimDraft,
  rules: Rules,
  facts: Facts,
  onHousehold: (household: string, joined: string[]) => void,
) {
  const applicant = draft.applicant!.person;
  const household =
    rules.subject === 'household' ? await settleHousehold(draft, onHousehold) : draft.household;
  const subject = rules.subject === 'household' ? applicant : draft.subject!.person;
  return fileClaim({
    programme: rules.id,
    purpose: draft.purpose,
    applicant,
    subject,
    ...(rules.subject === 'household' && household ? { household } : {}),
    ...(draft.award ? { award: draft.award } : {}),
    division: draft.division!,
    area: draft.area,
    ...(draft.funeral_home ? { funeral_home: draft.funeral_home } : {}),
    facts: factsFor(draft, rules, facts),
    materials: draft.materials,
    relative_of_officer: draft.relative_of_officer,
  });
}

// Stopping and resuming are decided, not computed: they carry no facts.
function factsFor(draft: ClaimDraft, rules: Rules, facts: Facts): Facts {
  if (draft.purpose === 'stop' || draft.purpose === 'resume') return { members: [], answers: {}, items: [] };
  return rules.subject === 'household' ? facts : { ...facts, members: [] };
}

async function settleHousehold(
  draft: ClaimDraft,
  onHousehold: (household: string, joined: string[]) => void,
): Promise<string> {
  const members = draft.facts.members.map((m) => m.person);
  if (!draft.household) {
    const { household } = await formHousehold({
      householder: draft.applicant!.person,
      members,
      division: draft.division!,
      area: draft.area,
    });
    onHousehold(household, members);
    return household;
  }
  const joined = [...draft.joined];
  for (const person of members.filter((m) => !joined.includes(m))) {
    await joinHousehold(draft.household, person);
    joined.push(person);
    onHousehold(draft.household, [...joined]);
  }
  return draft.household;
}
