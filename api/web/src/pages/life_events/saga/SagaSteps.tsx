import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '@/api/exchange';
import type { Possible, Saga, SagaStep } from '@/api/life_events';
import { useNamed, useT, useWords } from '@/app/language';
import { DataTable, type Column } from '@/components/table/DataTable';
import { Due } from '@/components/table/Due';
import { instantShown } from '@/lib/dates';

type Step = Saga['life_event']['steps'][number];
interface Line {
  step: Step;
  now?: SagaStep;
}
interface Props {
  data: Saga;
  onAct: (what: Possible) => void;
}

export function SagaSteps({ data, onAct }: Props) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const departments = useQuery(departmentsQuery).data?.rows;
  const lines = data.life_event.steps.map((step) => ({ step, now: data.row.steps.find((s) => s.step === step.id) }));
  const department = ({ connector, roles }: Step) => {
    const id = connector.split('.')[0];
    const found = departments?.find((d) => d.department.id === id);
    if (found) return named(found.department.name);
    return id === 'person' ? roles.map((r) => words(`role.${r}`)).join(t('list_comma')) : words(`answered_by.${id}`);
  };
  const state = ({ now }: Line) => {
    if (!now) return words('saga_phase.closed');
    const phase = words(`saga_phase.${now.phase}`);
    const undoing = now.undoing && now.phase !== 'undone' ? ` · ${t('saga.undoing')}` : '';
    const said = now.held_for ? t('saga.what_is', { what: phase, is: words(`handover.${now.held_for}`) }) : phase;
    return said + undoing;
  };
  const columns: Column<Line>[] = [
    { key: 'step', title: t('saga.step'), cell: ({ step }) => named(step.name) },
    { key: 'department', title: t('saga.department'), cell: ({ step }) => department(step) },
    {
      key: 'state',
      title: t('saga.state'),
      cell: (line) => (
        <>
          <span className={`phase-mark phase-${line.now?.phase ?? 'closed'}`} aria-hidden="true">
            {marks[line.now?.phase ?? 'closed']}
          </span>
          {state(line)}
          {line.now?.phase === 'waiting' && line.now.next_at && (
            <div className="muted">{t('saga.next_call', { at: instantShown(line.now.next_at) })}</div>
          )}
        </>
      ),
    },
    {
      key: 'holder',
      title: t('saga.holder'),
      cell: ({ now }) => (now?.phase === 'person' ? now.roles.map((r) => words(`role.${r}`)).join(t('list_comma')) : ''),
    },
    {
      key: 'due',
      title: t('saga.step_due'),
      cell: ({ now }) => {
        if (!now || now.phase === 'closed' || isOver(now)) return now?.due ?? '';
        return <Due due={now.due} stopped={!now.due} />; // every open step has a day, unless its clock stands
      },
    },
    {
      key: 'result',
      title: t('saga.result'),
      cell: ({ now }) =>
        now?.result ? t('saga.result_by', { result: words(`step_result.${now.result}`), by: words(`answered_by.${now.answered_by}`) }) : '',
    },
    {
      key: 'acts',
      title: t('saga.acts'),
      cell: ({ step }) =>
        data.possible
          .filter((p) => p.step === step.id && p.allowed && stepActs.includes(p.act))
          .sort((a, b) => stepActs.indexOf(a.act) - stepActs.indexOf(b.act))
          .map((p) => (
            <Button key={p.act} size="small" onClick={() => onAct(p)}>
              {t(`sagas.${p.act}`)}
            </Button>
          )),
    },
  ];
  return <DataTable<Line> caption={t('saga.steps')} columns={columns} rows={lines} rowKey={({ step }) => step.id} />;
}

// As they stand beside a step: what moves it on first, its clock last.
const stepActs: Possible['act'][] = ['settle', 'consent', 'ask_again', 'take_over', 'extend', 'stop', 'resume'];
const isOver = (now: SagaStep) => now.phase === 'settled' || now.phase === 'skipped' || now.phase === 'undone';
const marks: Record<SagaStep['phase'], string> = {
  closed: '○',
  calling: '▶',
  waiting: '▶',
  person: '!',
  settled: '✓',
  skipped: '–',
  undone: '↩',
};
