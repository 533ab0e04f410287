// What the case would come to, tried by the server while one types. Nothing is written.
import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { tryAssessment } from '@/api/cases';
import { asProblem } from '@/api/problem';
import type { Facts, Rules } from '@/api/types';
import { useT } from '@/app/language';
import { AssessmentView } from '@/components/cases/AssessmentView';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import type { ClaimDraft } from './draft';

interface Props {
  rules: Rules;
  draft: ClaimDraft;
  facts?: Facts;
  faulty: boolean; // something needed is missing or cannot be read yet
}

function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

export function TrialAmount({ rules, draft, facts, faulty }: Props) {
  const t = useT();
  const ofHousehold = rules.subject === 'household';
  const body = useSettled(
    {
      programme: rules.id,
      division: draft.division ?? '',
      area: draft.area,
      ...(ofHousehold ? {} : { subject: draft.subject?.person }),
      facts: { ...(facts ?? { members: [], answers: {}, items: [] }), ...(ofHousehold ? {} : { members: [] }) },
    },
    500,
  );
  const trial = useQuery({
    queryKey: ['trial', body],
    queryFn: () => tryAssessment(body),
    enabled: !faulty && !!body.division,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const names = Object.fromEntries(draft.facts.members.map((m) => [m.person, m.name]));
  return (
    <aside className="trial" tabIndex={0} aria-label={t('trial.title')}>
      <h2>{t('trial.title')}</h2>
      <p className="muted">{t('trial.note')}</p>
      {trial.error && <ProblemNotice problem={asProblem(trial.error)} />}
      {!trial.error && (faulty || !trial.data) && <p>{t(faulty ? 'trial.incomplete' : 'loading')}</p>}
      {!faulty && !trial.error && trial.data && (
        <AssessmentView assessment={trial.data} rules={rules} names={names} />
      )}
    </aside>
  );
}
