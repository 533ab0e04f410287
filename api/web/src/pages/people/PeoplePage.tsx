// Finds people by identity number or name and keeps their account and death on file.
import { useState } from 'react';
import { Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { personQuery, proposedAccountsQuery, searchPeople } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { mayAgreeToAccounts, officials } from '@/app/roles';
import { useMe } from '@/app/session';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { PersonCard } from '@/components/people/PersonCard';
import { PersonPicker } from '@/components/people/PersonPicker';

// Whose account waits for a second person's word; nothing where none does.
function ProposedAccounts() {
  const t = useT();
  const queries = useQueryClient();
  const { data } = useQuery(proposedAccountsQuery);
  if (!data?.rows.length) return null;
  return (
    <Section title={t('people.proposed', { n: data.rows.length })}>
      {data.rows.map((p) => (
        <PersonCard
          key={p.person}
          person={p}
          onChanged={() => void queries.invalidateQueries(proposedAccountsQuery)}
        />
      ))}
    </Section>
  );
}

export default function PeoplePage() {
  const t = useT();
  const { division: own, role } = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [division, setDivision] = useState<string>();
  const [found, setFound] = useState<readonly Person[]>();
  const search = useCommand(searchPeople, ({ rows }) => setFound(rows));
  const reload = async (person: string) => {
    const fresh = await queries.fetchQuery({ ...personQuery(person), staleTime: 0 });
    setFound((all) => all?.map((p) => (p.person === person ? fresh : p)));
  };
  return (
    <Page title={t('people.title')}>
      {mayAgreeToAccounts(role) && <ProposedAccounts />}
      <Section title={t('people.by_number')}>
        <PersonPicker id="find-number" label={t('id_number')} onPick={(p) => setFound([p])} />
      </Section>
      {officials.includes(role) && (
      <Section title={t('people.by_name')}>
        <form
          className="filters"
          role="search"
          aria-label={t('people.by_name')}
          onSubmit={(e) => {
            e.preventDefault();
            if (name.trim()) void search.run(name.trim(), division ?? own);
          }}
        >
          <label htmlFor="find-name">{t('name')}</label>
          <Input id="find-name" className="name-input" value={name} onChange={(e) => setName(e.target.value)} />
          <label htmlFor="find-division">{t('division')}</label>
          <DivisionSelect id="find-division" value={division} onChange={setDivision} />
          <Button type="primary" htmlType="submit" loading={search.pending}>
            {t('search')}
          </Button>
        </form>
      </Section>
      )}
      {search.problem && <ProblemNotice problem={search.problem} />}
      {found && (
        <Section title={t('people.found', { n: found.length })}>
          {found.length === 0 && <p>{t('people.none')}</p>}
          {found.map((p) => (
            <PersonCard key={p.person} person={p} mayRecordDeath onChanged={() => void reload(p.person)} />
          ))}
        </Section>
      )}
    </Page>
  );
}
