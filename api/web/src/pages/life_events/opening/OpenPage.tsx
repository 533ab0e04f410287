// 受理一件事: which, for whom, what is known; then the number the family asks by.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { lifeEventsQuery, openSaga } from '@/api/life_events';
import { personQuery } from '@/api/people';
import type { Person } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useNamed, useT } from '@/app/language';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { ErrorSummary, type FieldError } from '@/components/form/ErrorSummary';
import { Field } from '@/components/form/Field';
import { Choice } from '@/components/form/inputs';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';
import { PersonPicker } from '@/components/people/PersonPicker';
import { FactControl, isAnswered, isDate } from '../FactControl';
import { useFactName } from '../useFactName';

export default function OpenPage() {
  const t = useT();
  const named = useNamed();
  const factName = useFactName();
  const query = useQuery(lifeEventsQuery);
  const [asked] = useSearchParams(); // which and for whom, where a link says so
  const [id, setId] = useState(asked.get('life_event') ?? 'after_death');
  const linked = useQuery({ ...personQuery(asked.get('person') ?? ''), enabled: asked.has('person') });
  const [picked, setPeople] = useState<Person[]>();
  const people = picked ?? (linked.data ? [linked.data] : []);
  const [division, setDivision] = useState<string>();
  const [facts, setFacts] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<{ saga: string; number: string }>();
  const send = useCommand(openSaga, setOpened);
  const event = query.data?.find((e) => e.id === id);
  const wanted = 1 + (event?.others.length ?? 0);
  const place = division ?? people[0]?.division;

  const factNeeded = (fact: string) => {
    const needed = isDate(fact) ? 'open_saga.date_needed' : fact === 'saga.original' ? 'open_saga.number_needed' : 'open_saga.needs';
    return t('saga.what_is', { what: factName(fact), is: t(needed) });
  };
  const errors: FieldError[] = [];
  if (people.length < wanted)
    errors.push({
      id: `person-${people.length}`,
      text: t(people.length === 0 ? 'open_saga.subject' : 'open_saga.other'),
    });
  for (const fact of [...(event?.facts ?? []), ...(event?.facts_if_known ?? [])]) {
    const unsaid = event?.facts_if_known.includes(fact) && !facts[fact];
    if (!unsaid && !isAnswered(fact, facts[fact])) errors.push({ id: `fact-${fact}`, text: factNeeded(fact) });
  }
  if (people.length > 0 && !place) errors.push({ id: 'place', text: t('open_saga.place') });
  const shown = attempt > 0 ? errors : [];

  const submit = () => {
    setAttempt(attempt + 1);
    if (errors.length > 0 || !event) return;
    const [subject, ...others] = people.slice(0, wanted).map((p) => p.person);
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value));
    void send.run({
      life_event: id,
      subject: subject!,
      others,
      division: place!,
      facts: known,
      ...(event.signals[0] && { signal: event.signals[0].id }),
    });
  };
  if (opened) return <Receipt {...opened} name={named(event?.name)} />;
  return (
    <Page title={t('open_saga.title')}>
      <ErrorSummary errors={shown} attempt={attempt} />
      {send.problem && <ProblemNotice problem={send.problem} focus />}
      <QueryView query={query}>
        {(rows) => (
          <Section title={t('open_saga.which')}>
            <Choice
              id="life-event"
              aria-label={t('open_saga.which')}
              value={id}
              options={rows.map((e) => ({ value: e.id, label: named(e.name) }))}
              onChange={(next) => {
                setId(next);
                setFacts({});
              }}
            />
          </Section>
        )}
      </QueryView>
      {event && (
        <>
          <Section title={t('sagas.person')}>
            {people.slice(0, wanted).map((p, i) => (
              <p key={p.person}>
                {t(i === 0 ? 'open_saga.subject_is' : 'open_saga.other_is')}：<strong>{p.name}</strong> {p.id_number}{' '}
                <Button onClick={() => setPeople(people.filter((other) => other !== p))}>{t('open_saga.change')}</Button>
              </p>
            ))}
            {people.length < wanted && (
              <PersonPicker
                key={people.length}
                id={`person-${people.length}`}
                label={t(people.length === 0 ? 'open_saga.subject' : 'open_saga.other')}
                required
                onPick={(person) => setPeople([...people, person])}
              />
            )}
            <Field id="place" label={t('open_saga.place')} required>
              {(control) => <DivisionSelect {...control} value={place} onChange={setDivision} />}
            </Field>
          </Section>
          {event.facts.length + event.facts_if_known.length > 0 && (
            <Section title={t('saga.facts')}>
              {[...event.facts, ...event.facts_if_known].map((fact) => (
                <FactField
                  key={fact}
                  fact={fact}
                  mayBeUnknown={event.facts_if_known.includes(fact)}
                  value={facts[fact] ?? ''}
                  error={shown.find((e) => e.id === `fact-${fact}`)?.text}
                  onChange={(value) => setFacts((all) => ({ ...all, [fact]: value }))}
                />
              ))}
              {event.signals[0] && (
                <p className="muted">{t('open_saga.signal', { signal: named(event.signals[0].name) })}</p>
              )}
            </Section>
          )}
          <p className="form-end">
            <Button type="primary" size="large" loading={send.pending} onClick={submit}>
              {t('open_saga.submit')}
            </Button>
          </p>
        </>
      )}
    </Page>
  );
}

interface FactProps {
  fact: string;
  mayBeUnknown: boolean;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

function FactField({ fact, mayBeUnknown, value, error, onChange }: FactProps) {
  const factName = useFactName();
  return (
    <Field id={`fact-${fact}`} label={factName(fact)} required={!mayBeUnknown} error={error}>
      {(control) => (
        <FactControl control={control} fact={fact} value={value} mayBeUnknown={mayBeUnknown} onChange={onChange} />
      )}
    </Field>
  );
}

function Receipt({ saga, number, name }: { saga: string; number: string; name: string }) {
  const t = useT();
  return (
    <Page title={t('open_saga.receipt')}>
      <p>{name}</p>
      <p className="receipt-number">{number}</p>
      <p>{t('open_saga.keep')}</p>
      <p className="form-end">
        <Button onClick={() => window.print()}>{t('open_saga.print')}</Button>{' '}
        <Link className="button-link" to={`/sagas/${saga}`}>
          {t('open_saga.go')}
        </Link>
      </p>
    </Page>
  );
}
