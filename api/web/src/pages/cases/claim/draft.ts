// A new application while it is being written.
import type { Area, Person, Purpose } from '@/api/types';
import { emptyFacts, memberFrom, type FactsDraft } from '@/components/cases/draft';

export interface ClaimDraft {
  programme?: string;
  purpose: Purpose;
  award?: string;
  applicant?: Person;
  subject?: Person; // of programmes for one person; a household's is its applicant
  household?: string;
  joined: string[]; // members the household already has
  division?: string;
  area: Area;
  facts: FactsDraft;
  materials: string[];
  funeral_home: string;
  relative_of_officer: boolean;
}

export const emptyClaim: ClaimDraft = {
  purpose: 'grant',
  joined: [],
  area: 'urban',
  facts: emptyFacts,
  materials: [],
  funeral_home: '',
  relative_of_officer: false,
};

// A new programme begins anew but for the people already looked up.
export const withProgramme = (draft: ClaimDraft, programme: string): ClaimDraft => ({
  ...draft,
  programme,
  materials: [],
  facts: { ...draft.facts, answers: {}, items: {} },
});

export function withApplicant(draft: ClaimDraft, applicant: Person): ClaimDraft {
  return {
    ...draft,
    applicant,
    division: draft.division ?? applicant.division,
    area: draft.applicant ? draft.area : applicant.area,
    household: applicant.household,
    joined: [],
    facts: { ...draft.facts, members: [memberFrom(applicant)] },
  };
}

export function withMember(draft: ClaimDraft, person: Person): ClaimDraft {
  if (draft.facts.members.some((m) => m.person === person.person)) return draft;
  return {
    ...draft,
    facts: { ...draft.facts, members: [...draft.facts.members, memberFrom(person)] },
  };
}

export const withoutMember = (draft: ClaimDraft, person: string): ClaimDraft => ({
  ...draft,
  facts: { ...draft.facts, members: draft.facts.members.filter((m) => m.person !== person) },
});

// The household on file: its members join the list, what was typed for them stays.
export function withHousehold(draft: ClaimDraft, household: string, people: readonly Person[]): ClaimDraft {
  const filled = people.reduce(withMember, draft);
  return { ...filled, household, joined: people.map((p) => p.person) };
}

export const isEmpty = (draft: ClaimDraft): boolean => !draft.programme && !draft.applicant;
