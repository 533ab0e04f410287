// 新增申请: programme, people by identity number, what they declare, materials; the amount is tried
// while one types.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { programmesQuery } from '@/api/cases';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { factsOf } from '@/components/cases/draft';
import { FactsEditor } from '@/components/cases/FactsEditor';
import { MaterialsList } from '@/components/cases/MaterialsList';
import { useFactErrorText, useFactLabels } from '@/components/cases/useFactLabels';
import { useNamedProblem } from '@/components/cases/useNamedProblem';
import { ErrorSummary, type FieldError } from '@/components/form/ErrorSummary';
import { flash } from '@/components/page/Flash';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';
import { missing, serverErrors } from './check';
import { withoutMember } from './draft';
import { DraftElsewhere, DraftTools } from './DraftTools';
import { PeopleSection } from './PeopleSection';
import { PlaceSection } from './PlaceSection';
import { ProgrammeSection } from './ProgrammeSection';
import { submitClaim } from './submit';
import { TrialAmount } from './TrialAmount';
import { useChangeOf } from './useChangeOf';
import { useClaimDraft } from './useClaimDraft';

export default function ClaimPage() {
  const t = useT();
  const navigate = useNavigate();
  const { draft, setDraft, savedAt, elsewhere, takeTheirs, keepOurs, drop } = useClaimDraft();
  const change = useChangeOf(setDraft);
  const programmes = useQuery(programmesQuery);
  const rules = programmes.data?.find((p) => p.id === draft.programme);
  const label = useFactLabels(rules);
  const factText = useFactErrorText();
  const [attempt, setAttempt] = useState(0);

  const read = rules && factsOf(draft.facts, rules, label);
  const decided = draft.purpose === 'stop' || draft.purpose === 'resume'; // nothing is computed
  const factErrors: FieldError[] = (decided ? [] : (read?.errors ?? [])).map((e) => ({ id: e.id, text: factText(e) }));
  const send = useCommand(submitClaim, ({ claim }) => {
    drop(true);
    flash(t('claim.filed'), `/claims/${claim}`);
    void navigate(`/claims/${claim}`);
  });
  const refusal = useNamedProblem(send.problem, rules);
  const found = [...missing(draft, rules, t), ...factErrors];
  const shown = attempt > 0 ? [...found, ...serverErrors(send.problem?.body ?? {})] : [];
  const byId = Object.fromEntries(shown.map((e) => [e.id, e.text]));

  const submit = () => {
    setAttempt(attempt + 1);
    if (found.length > 0 || !rules || !read) return;
    void send.run(draft, rules, read.facts, (household, joined) =>
      setDraft((d) => ({ ...d, household, joined })),
    );
  };

  return (
    <Page
      title={t(draft.award ? 'claim.change_title' : 'claim.title')}
      tools={<DraftTools savedAt={savedAt} onDiscard={() => drop(false)} />}
    >
      {elsewhere && <DraftElsewhere onTheirs={takeTheirs} onOurs={keepOurs} />}
      <ErrorSummary errors={shown} attempt={attempt} />
      {refusal && !refusal.body.errors?.length && <ProblemNotice problem={refusal} focus />}
      {change.problem && <ProblemNotice problem={change.problem} />}
      <QueryView query={programmes}>
        {(rows) => <ProgrammeSection programmes={rows} draft={draft} onChange={setDraft} />}
      </QueryView>
      {rules && (
        <div className="with-aside">
          <div>
            <PeopleSection rules={rules} draft={draft} errors={byId} onChange={setDraft} />
            <PlaceSection rules={rules} draft={draft} errors={byId} onChange={setDraft} />
            {!decided && <Section title={t('claim.facts')}>
              <FactsEditor
                rules={rules}
                facts={rules.subject === 'household' ? draft.facts : { ...draft.facts, members: [] }}
                errors={byId}
                onChange={(facts) =>
                  setDraft((d) => ({
                    ...d,
                    facts: rules.subject === 'household' ? facts : { ...facts, members: d.facts.members },
                  }))
                }
                mayRemove={(person) =>
                  person !== draft.applicant?.person && !draft.joined.includes(person)
                }
                onRemoveMember={(person) => setDraft((d) => withoutMember(d, person))}
              />
            </Section>}
            <Section title={t('materials.title')}>
              <MaterialsList
                materials={rules.materials}
                onFile={draft.materials}
                onChange={(materials) => setDraft((d) => ({ ...d, materials }))}
              />
            </Section>
            <p className="form-end">
              <Button type="primary" size="large" loading={send.pending} onClick={submit}>
                {t('claim.submit')}
              </Button>
            </p>
          </div>
          {!decided && (
            <TrialAmount rules={rules} draft={draft} facts={read?.facts} faulty={found.length > 0} />
          )}
        </div>
      )}
    </Page>
  );
}
