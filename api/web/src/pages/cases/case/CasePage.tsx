// 办理: one case, with what can be done now always in reach.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { caseQuery, flagCase } from '@/api/cases';
import type { Case, StepOutcome } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { AssessmentView } from '@/components/cases/AssessmentView';
import { MaterialsList } from '@/components/cases/MaterialsList';
import { ReasonDialog } from '@/components/form/ReasonDialog';
import { flash } from '@/components/page/Flash';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { PersonCard } from '@/components/people/PersonCard';
import { ActDialog } from './ActDialog';
import { ActionBar } from './ActionBar';
import { CaseFigures } from './CaseFigures';
import { CaseHead } from './CaseHead';
import { ExtendDialog } from './ExtendDialog';
import { FactsView } from './FactsView';
import { StepList } from './StepList';
import { Timeline } from './Timeline';

export default function CasePage() {
  const t = useT();
  const { claim = '' } = useParams();
  const query = useQuery(caseQuery(claim));
  const named = useNamed();
  const title = query.data
    ? `${query.data.applicant.name || t('person.erased')} · ${named(query.data.programme.name)}`
    : t('case.title');
  return (
    <Page title={title}>
      <QueryView query={query}>
        {(data) => <CaseView key={claim} data={data} onChanged={() => void query.refetch()} />}
      </QueryView>
    </Page>
  );
}

function CaseView({ data, onChanged }: { data: Case; onChanged: () => void }) {
  const t = useT();
  const words = useWords();
  const [acting, setActing] = useState<StepOutcome>();
  const [extending, setExtending] = useState(false);
  const [flagging, setFlagging] = useState<string>();
  const others = data.people.filter(
    (p) => p.person !== data.applicant.person && p.person !== data.subject.person,
  );
  const names = Object.fromEntries(
    [data.applicant, data.subject, ...data.people].map((p) => [p.person, p.name]),
  );
  return (
    <>
      <CaseHead data={data} />
      <CaseFigures data={data} />
      <div className="with-aside">
        <div>
          <Section title={t('case.people')}>
            <Role label={t('applicant')}>
              <PersonCard person={data.applicant} claim={data.row.claim} onChanged={onChanged} />
            </Role>
            {data.subject.person !== data.applicant.person && (
              <Role label={t('case.subject')}>
                <PersonCard person={data.subject} claim={data.row.claim} onChanged={onChanged} />
              </Role>
            )}
            {others.map((person) => (
              <Role key={person.person} label={t('case.member')}>
                <PersonCard person={person} />
              </Role>
            ))}
          </Section>
          <Section title={t('case.facts')}>
            <FactsView facts={data.facts} rules={data.programme} names={names} />
          </Section>
          <Section title={t('materials.title')}>
            <MaterialsList materials={data.programme.materials} onFile={data.materials} />
          </Section>
          {data.assessment && (
            <Section title={t('case.amount')}>
              <AssessmentView assessment={data.assessment} rules={data.programme} names={names} />
            </Section>
          )}
          <Section title={t('case.timeline')}>
            <Timeline data={data} />
          </Section>
        </div>
        <StepList data={data} />
      </div>
      {data.row.open_step && (
        <ActionBar data={data} onAct={setActing} onExtend={() => setExtending(true)} onFlag={setFlagging} />
      )}
      {acting && <ActDialog data={data} outcome={acting} onClose={() => setActing(undefined)} />}
      {extending && <ExtendDialog data={data} onClose={() => setExtending(false)} />}
      {flagging && (
        <ReasonDialog
          title={words(`flag_set.${flagging}`)}
          confirm={words(`flag_set.${flagging}`)}
          label={t('act.reason')}
          send={(reason) => flagCase(data.row.claim, flagging, reason)}
          onDone={() => {
            flash(t('flag.done'));
            setFlagging(undefined);
          }}
          onClose={() => setFlagging(undefined)}
        >
          <p>{t('flag.detail')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function Role({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <span className="person-role">{label}</span>
      {children}
    </div>
  );
}
