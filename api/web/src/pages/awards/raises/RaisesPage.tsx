// 提标: what a higher standard would do to every running award, preparing it, and the raises so far.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { raisesQuery } from '@/api/awards';
import { programmesQuery } from '@/api/cases';
import type { Raises } from '@/api/types';
import { useT } from '@/app/language';
import { Page, Section } from '@/components/page/Page';
import { ProgrammeTabs } from '@/components/page/ProgrammeTabs';
import { QueryView } from '@/components/page/QueryView';
import { PastRaises } from './PastRaises';
import { PlanForm, type Plan } from './PlanForm';
import { Preview } from './Preview';

export default function RaisesPage() {
  const t = useT();
  const { programme } = useParams();
  const programmes = useQuery(programmesQuery);
  return (
    <Page title={t('menu.raises')}>
      <QueryView query={programmes}>
        {(rows) => {
          const monthly = rows.filter((p) => p.frequency === 'monthly');
          return (
            <>
              <ProgrammeTabs programmes={monthly} to={(id) => `/raises/${id}`} />
              {programme ? (
                <ProgrammeRaises key={programme} programme={programme} />
              ) : (
                monthly[0] && <Navigate to={`/raises/${monthly[0].id}`} replace />
              )}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function ProgrammeRaises({ programme }: { programme: string }) {
  const query = useQuery(raisesQuery(programme));
  return (
    <QueryView query={query}>
      {(data) => <RaisesView programme={programme} data={data} />}
    </QueryView>
  );
}

function RaisesView({ programme, data }: { programme: string; data: Raises }) {
  const t = useT();
  const [plan, setPlan] = useState<Plan>();
  return (
    <>
      <Section title={t('raise.preview')}>
        <PlanForm versions={data.versions} onPlan={setPlan} />
        {plan && <Preview programme={programme} plan={plan} onPrepared={() => setPlan(undefined)} />}
      </Section>
      <PastRaises programme={programme} rows={data.rows} />
    </>
  );
}
