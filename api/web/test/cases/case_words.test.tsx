import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import type { Case, Step } from '@/api/types';
import { useNamedProblem } from '@/components/cases/useNamedProblem';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { mainOutcome } from '@/pages/cases/case/outcomes';
import { Timeline } from '@/pages/cases/case/Timeline';
import { renderInOffice, serving } from '../made_up_office';
import { rules } from './rules';

const words = {
  'timeline.award.granted': '确认待遇', 'award_reason.recalculated': '重新核定', 'clock.started': '办理时限开始计算',
  'extension_reason.residence_differs': '人户分离', 'role.system': '系统自动办理',
};
const step = (id: string, zh: string, outcomes: unknown[] = []) => ({ id, name: { zh, en: id }, roles: [], outcomes }) as unknown as Step;
const line = (type: string, more = {}) => ({
  position: 1, recorded: '2026-03-02T01:00:00Z', type, step: '', outcome: '', by: { user: '', role: 'system' }, also_by: [], reason: '', detail: '', ...more,
});

it('tells a case’s history without a code', async () => {
  serving({ 'GET /api/v1/messages': { zh: words, en: {} } });
  const timeline = [
    line('claim.clock_changed', { detail: 'started', reason: 'accept' }),
    line('claim.clock_changed', { position: 2, detail: 'started', reason: 'residence_differs' }),
    line('award.granted', { position: 3, amount_fen: 100 }),
    line('award.changed', { position: 4, reason: 'recalculated' }),
    line('claim.step_done', { position: 5, step: 'accept', outcome: 'x', reason: '材料齐全' }),
  ];
  renderInOffice(<Timeline data={{ timeline, users: {}, procedure: { steps: [step('accept', '受理')] } } as unknown as Case} />);
  await screen.findByText(/确认待遇/);
  const text = screen.getByRole('list').textContent;
  for (const said of ['原因：受理', '原因：人户分离', '原因：重新核定', '原因：材料齐全']) expect(text).toContain(said);
  for (const code of ['accept', 'award.granted', 'recalculated', 'residence_differs']) expect(text).not.toContain(code);
});

it('names the question a refusal is about', async () => {
  serving({});
  const problem = new ApiProblem('refused', { title: '填写不对。', next_step: '请检查“transport”：金额须符合要求。' });
  function Told() {
    return <ProblemNotice problem={useNamedProblem(problem, rules)!} />;
  }
  renderInOffice(<Told />);
  expect((await screen.findByRole('alert')).textContent).toContain('请检查“遗体接运”');
});

it('presses an objection on nobody', () => {
  const objection = { id: 'objection', needs_reason: true };
  expect(mainOutcome(step('notice', '公示', [{ id: 'elapsed' }, objection]))).toBe('elapsed');
  expect(mainOutcome(step('meeting', '评议', [{ id: 'disputed', needs_reason: true }, { id: 'undisputed' }]))).toBe('undisputed');
  expect(mainOutcome(step('check', '核查', [{ id: 'checked', needs_reason: true }, { id: 'refused', result: 'denied' }]))).toBe('checked');
});
