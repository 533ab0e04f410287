// One family's way through a life event: each step, who holds it, what was answered, what can be done.
import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { sagaQuery, type Possible, type Saga } from '@/api/life_events';
import { useNamed, useT, useWords } from '@/app/language';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { usePlace } from '@/components/places';
import { Due } from '@/components/table/Due';
import { useFactName } from '../useFactName';
import { useRefusalWords } from '../useRefusalWords';
import { useWhere } from '../useWhere';
import { ActDialog } from './ActDialog';
import { isForMachines } from './answer';
import { MigrateDialog } from './MigrateDialog';
import { SagaSteps } from './SagaSteps';
import { SagaTimeline } from './SagaTimeline';
import { useSourceName } from './useTimelineWords';

export default function SagaPage() {
  const { saga = '' } = useParams();
  const query = useQuery(sagaQuery(saga));
  return <QueryView query={query}>{(data) => <Shown data={data} />}</QueryView>;
}

function Shown({ data }: { data: Saga }) {
  const t = useT();
  const named = useNamed();
  const [act, setAct] = useState<Possible>();
  const { row } = data;
  const signalName = (id: string) => named(data.life_event.signals.find((s) => s.id === id)?.name) || id;
  const whole = data.possible.filter((p) => p.allowed && wholeActs.has(p.act));
  const close = () => setAct(undefined);
  return (
    <Page
      title={`${named(data.life_event.name)} ${row.number}`}
      tools={whole.map((p) => (
        <Button key={p.act + p.step} danger={p.act === 'undo'} onClick={() => setAct(p)}>
          {p.act === 'hear' ? t('open_saga.signal', { signal: signalName(p.step) }) : t(`sagas.${p.act}`)}
        </Button>
      ))}
    >
      <Head data={data} />
      {row.incidents.length > 0 && <Incidents data={data} onAct={setAct} />}
      <Section title={t('saga.steps')}>
        <SagaSteps data={data} onAct={setAct} />
      </Section>
      <Known data={data} />
      <Section title={t('saga.history')}>
        <SagaTimeline data={data} />
      </Section>
      {act?.act === 'migrate' && <MigrateDialog data={data} onClose={close} />}
      {act && act.act !== 'migrate' && <ActDialog data={data} what={{ ...act, act: act.act }} onClose={close} />}
    </Page>
  );
}

const wholeActs = new Set<Possible['act']>(['hear', 'migrate', 'undo']);

function Head({ data }: { data: Saga }) {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const where = useWhere([data.life_event]);
  const { row } = data;
  const state = row.end ? words(`saga_end.${row.end}`) : row.undoing ? t('saga.undoing') : t('sagas.open');
  const facts: [string, ReactNode][] = [
    [t('sagas.person'), data.subject.name || t('person.erased')],
    ...data.others.map((p): [string, ReactNode] => [t('saga.others'), p.name || t('person.erased')]),
    [t('saga.state'), state],
    ...(row.end ? [] : [[t('sagas.where'), where({ row }).map((text) => <div key={text}>{text}</div>)] as [string, ReactNode]]),
    [t(row.end ? 'ended_on' : 'sagas.due'), row.end ? row.ended_on : <Due due={row.due} workingDays={data.days_left} />],
    [t('sagas.place'), place(row.division)],
    [t('saga.family'), row.number],
    [t('saga.law'), data.life_event.law.join(t('list_comma'))],
  ];
  return (
    <dl className="known">
      {facts.map(([name, value], i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Incidents({ data, onAct }: { data: Saga; onAct: (what: Possible) => void }) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const factName = useFactName();
  return (
    <Section title={t('saga.incidents')}>
      <ul className="incidents">
        {data.row.incidents.map((i) => {
          const may = data.possible.find((p) => p.act === 'resolve' && p.incident === i.incident && p.allowed);
          return (
            <li key={i.incident}>
              <strong>{words(`incident_kind.${i.kind}`)}</strong>{' '}
              {named(data.life_event.steps.find((s) => s.id === i.step)?.name)}
              {i.fact && <span> · {t('saga.incident_fact', { fact: factName(i.fact) })}</span>}
              {i.stands && <span> · {t('saga.incident_stands', { result: words(`step_result.${i.stands}`) })}</span>}
              {i.other && <span> · {t('saga.incident_other', { result: words(`step_result.${i.other}`) })}</span>}
              <span className="muted"> {i.roles.map((r) => words(`role.${r}`)).join(t('list_comma'))}</span>
              {may && <Button onClick={() => onAct(may)}>{t('sagas.resolve')}</Button>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Known({ data }: { data: Saga }) {
  const t = useT();
  const named = useNamed();
  const factName = useFactName();
  const sourceName = useSourceName();
  const why = useRefusalWords();
  const facts = Object.entries(data.facts).filter(
    ([fact, value]) => value && !isForMachines(fact.split('.').slice(1).join('.')),
  );
  const valueOf = (fact: string, value: string) => {
    if (fact.endsWith('.rule')) return why(value);
    return value === 'yes' ? t('open_saga.yes') : value === 'no' ? t('open_saga.no') : value;
  };
  // What an answer told is named "<step>.<field>".
  const nameOf = (fact: string) => {
    const [step, ...field] = fact.split('.');
    const found = data.life_event.steps.find((s) => s.id === step);
    return found ? `${named(found.name)} · ${factName(field.join('.'))}` : factName(fact);
  };
  return (
    <Section title={t('saga.facts')}>
      <dl className="known">
        {data.life_event.signals.map((signal) => (
          <div key={signal.id}>
            <dt>{t('saga.what_is', { what: t('saga.sources'), is: named(signal.name) })}</dt>
            <dd>{data.sources[signal.id]?.map(sourceName).join(t('list_comma')) || t('saga.none_known')}</dd>
          </div>
        ))}
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{nameOf(fact)}</dt>
            <dd>{valueOf(fact, value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
