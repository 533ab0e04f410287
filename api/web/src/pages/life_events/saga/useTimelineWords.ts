// A line of a saga's history in words: what an event's detail, its source and its answer mean.
import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '@/api/exchange';
import type { Saga } from '@/api/life_events';
import { useNamed, useT, useWords } from '@/app/language';
import { useFactName } from '../useFactName';
import { useRefusalWords } from '../useRefusalWords';
import { readAnswer, type AnswerPair } from './answer';

export type TimelineLine = Saga['timeline'][number];

// Whose words say what an event's detail means.
const details: Record<string, string> = {
  'saga.called': 'call_kind',
  'saga.postponed': 'reply_kind',
  'saga.handed_over': 'handover',
  'saga.settled': 'step_result',
  'saga.incident_raised': 'incident_kind',
  'saga.incident_resolved': 'step_result',
  'saga.ended': 'saga_end',
};

// Who gave a signal: the office itself, a department by its address, or a system by its own name.
export function useSourceName() {
  const t = useT();
  const named = useNamed();
  const departments = useQuery(departmentsQuery).data?.rows;
  return (source: string): string =>
    source === 'office'
      ? t('saga.source_office')
      : named(departments?.find((d) => d.department.source === source)?.department.name) || source;
}

export function useTimelineWords(data: Saga) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const factName = useFactName();
  const sourceName = useSourceName();
  const why = useRefusalWords();
  const yesOrNo = (value: string) =>
    value === 'yes' ? t('open_saga.yes') : value === 'no' ? t('open_saga.no') : value;
  const pair = ({ name, value }: AnswerPair) =>
    name === 'rule' ? why(value) : t('saga.what_is', { what: factName(name), is: yesOrNo(value) });

  const detail = ({ type, detail: what, source }: TimelineLine): string[] => {
    switch (type) {
      case 'saga.signalled':
        return [named(data.life_event.signals.find((s) => s.id === what)?.name) || what, sourceName(source)];
      case 'saga.step_opened':
        return [t('saga.due_by', { on: what, law: source })];
      case 'saga.called':
        return [words(`call_kind.${what}`), t('saga.attempt', { n: source })];
      case 'saga.undo_began':
        if (what === 'lapsed') return [words('saga_undo.lapsed')];
        return what === 'refused' ? [words('handover.refused')] : [];
      case 'saga.step_undone':
        return [t(what === 'taken_back' ? 'saga.taken_back' : 'saga.had_no_effect'), words(`answered_by.${source}`)];
      case 'saga.incident_raised':
        return [words(`incident_kind.${what}`), source && factName(source)];
      case 'saga.incident_resolved':
        return [what && words(`step_result.${what}`), yesOrNo(source)];
      case 'saga.step_clock_changed':
        return [words(`clock.${what}`), source && t('saga.due_now', { on: source })];
      case 'saga.migrated':
        return [t('saga.versions', { from: source, to: what })];
    }
    const kind = details[type];
    const said = kind && what ? words(`${kind}.${what}`) : what;
    return [said, type === 'saga.settled' ? words(`answered_by.${source}`) : source];
  };
  return (line: TimelineLine) => {
    const answer = readAnswer(line.words);
    return {
      what: words(`timeline.${line.type}`),
      step: named(data.life_event.steps.find((s) => s.id === line.step)?.name) || line.step,
      details: [...detail(line), data.users[line.by] ?? ''].filter(Boolean),
      said: typeof answer === 'string' ? answer : answer.map(pair).join(t('list_comma')),
    };
  };
}
