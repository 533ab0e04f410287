// An application that changes a running benefit comes with ?award=…&purpose=…: its people and
// household are taken from the award.
import { useEffect, type Dispatch, type SetStateAction } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { awardQuery } from '@/api/awards';
import { householdQuery } from '@/api/people';
import type { Purpose } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { emptyClaim, withApplicant, withHousehold, withProgramme, type ClaimDraft } from './draft';

const purposes: Purpose[] = ['recalculate', 'stop', 'resume', 'phase_out'];

export function useChangeOf(setDraft: Dispatch<SetStateAction<ClaimDraft>>) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const award = search.get('award');
  const purpose = purposes.find((p) => p === search.get('purpose'));
  const programme = search.get('programme');

  const load = useCommand(async (id: string, why: Purpose, of: string) => {
    const { payee, household } = await queries.fetchQuery(awardQuery(id));
    let draft = withApplicant(withProgramme(emptyClaim, of), payee);
    draft = { ...draft, purpose: why, award: id, subject: payee, household };
    if (household) {
      const { people } = await queries.fetchQuery(householdQuery(household));
      draft = withHousehold(draft, household, people);
    }
    setDraft(draft);
    await navigate('/claims/new', { replace: true });
  });
  const { run } = load;
  useEffect(() => {
    if (award && purpose && programme) void run(award, purpose, programme);
    // Once for each address: run() is another one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [award, purpose, programme]);
  return load;
}
