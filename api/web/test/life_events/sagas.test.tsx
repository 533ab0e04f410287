import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import BoardPage from '@/pages/life_events/board/BoardPage';
import OpenPage from '@/pages/life_events/opening/OpenPage';
import SagaPage from '@/pages/life_events/saga/SagaPage';
import { posted, renderInOffice, serving, watching, type Answers } from '../made_up_office';
import { sagaPage, sagaRow, sagaStep, standing, told } from './saga_parts';

const inspector = {
  user: 'u8', login: 'inspector01', name: '检查', role: 'supervisor', division: '500199',
  division_name: '示范区', office_date: '2026-03-02', demo: false,
};
const refused = sagaStep('stop_pension', 'person', { held_for: 'refused', roles: ['town_clerk'] });
const asksConsent = sagaStep('reduction', 'person', { held_for: 'consent_needed', roles: ['town_clerk'] });
const line = (row: unknown, subject_name: string) => ({ row, subject_name, days_left: 20 });
const board = {
  rows: [line(sagaRow('s1', 'N-1', [asksConsent, refused]), '郭安'), line(sagaRow('s2', 'N-2', [refused]), '王秀')],
  next: '',
};

const watched = (answers: Answers) => watching({ ...standing, ...answers });

async function askBothAgain() {
  for (const number of ['N-1', 'N-2']) fireEvent.click(await screen.findByRole('checkbox', { name: `选中 ${number}` }));
  fireEvent.click(screen.getByRole('button', { name: '再次询问部门' }));
  const dialog = await screen.findByRole('dialog');
  return { dialog, send: within(dialog).getByRole('button', { name: '再次询问部门' }) };
}

it('says who holds what, in words', async () => {
  watched({ 'GET /api/v1/sagas': board });
  renderInOffice(<BoardPage />);
  expect((await screen.findAllByText(/暂停养老待遇：部门不予办理（镇街经办）/)).length).toBe(2);
  expect(screen.getByText(/殡葬减免：等本人（家属）同意/)).toBeTruthy();
});

it('asks again about what a department has answered, not what the family is asked', async () => {
  watched({ 'GET /api/v1/sagas': board, 'POST /api/v1/sagas/batch': { rows: [], position: 1 } });
  renderInOffice(<BoardPage />);
  const { dialog, send } = await askBothAgain();
  fireEvent.click(send);
  expect(within(dialog).getAllByText('请填写理由。')).toHaveLength(2);
  const [first, second] = within(dialog).getAllByRole('textbox');
  fireEvent.change(first!, { target: { value: '补了材料' } });
  fireEvent.change(second!, { target: { value: '已电话核实' } });
  fireEvent.click(send);
  await waitFor(async () => expect(await posted('/sagas/batch')).toHaveLength(1));
  expect((await posted('/sagas/batch'))[0]).toEqual({
    items: [
      { saga: 's1', act: 'ask_again', step: 'stop_pension', words: '补了材料' },
      { saga: 's2', act: 'ask_again', step: 'stop_pension', words: '已电话核实' },
    ],
  });
});

it('keeps what became of each in sight when they have left the list', async () => {
  const answers: Answers = {
    'GET /api/v1/sagas': board,
    'POST /api/v1/sagas/batch': {
      rows: [{ saga: 's1', done: true }, { saga: 's2', done: false, refusal: 'step_not_open' }],
      position: 9,
    },
  };
  const all: Answers = { ...standing, ...answers };
  serving(all);
  renderInOffice(<BoardPage />);
  const { dialog, send } = await askBothAgain();
  for (const box of within(dialog).getAllByRole('textbox')) fireEvent.change(box, { target: { value: '核实' } });
  all['GET /api/v1/sagas'] = { rows: [], next: '' };
  fireEvent.click(send);
  await screen.findByText('没有联办件。');
  expect(within(dialog).getByText(/郭安/).textContent).toContain('已办');
  expect(within(dialog).getByText(/王秀/).textContent).toContain('该环节不在办理中。');
});

it('does not take over what only time can end', async () => {
  watched({ 'GET /api/v1/sagas': { rows: [line(sagaRow('s1', 'N-1', [sagaStep('wait', 'waiting')]), '郭安')], next: '' } });
  renderInOffice(<BoardPage />);
  fireEvent.click(await screen.findByRole('checkbox', { name: '选中 N-1' }));
  fireEvent.click(screen.getByRole('button', { name: '接办' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/没有可以这样办理的环节/)).toBeTruthy();
  expect(within(dialog).queryByRole('textbox')).toBeNull();
});

it('offers a supervisor nothing to do', async () => {
  watched({ 'GET /api/v1/me': inspector, 'GET /api/v1/sagas': board });
  renderInOffice(<BoardPage />);
  await screen.findByText('N-1');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('link', { name: '受理一件事' })).toBeNull();
});

// Two people picked for a marriage, then another life event chosen.
it('opens for those who are shown, and nobody else', async () => {
  const person = (id: string, name: string) => ({ person: id, name, id_number: `…${id}`, division: '500199001001' });
  let found = person('p1', '郭安');
  const all: Answers = { ...standing, 'POST /api/v1/sagas': { saga: 's9', number: '20260302-AB12C', position: 3, repeated: false } };
  Object.defineProperty(all, 'POST /api/v1/people/lookup', { get: () => ({ valid: true, found }) });
  watching(all);
  renderInOffice(<OpenPage />);
  fireEvent.change(await screen.findByLabelText('办理哪一件事'), { target: { value: 'marriage' } });
  fireEvent.change(await screen.findByLabelText(/对象身份证号/), { target: { value: '11010519491231002X' } });
  await screen.findByText('郭安');
  found = person('p2', '王秀');
  fireEvent.change(await screen.findByLabelText(/另一方身份证号/), { target: { value: '440524188001010014' } });
  await screen.findByText('王秀');

  fireEvent.change(screen.getByLabelText('办理哪一件事'), { target: { value: 'death_rectification' } });
  fireEvent.change(await screen.findByRole('textbox', { name: /原联办件/ }), { target: { value: '20260101-QQ11Q' } });
  fireEvent.click(screen.getByRole('button', { name: '受理' }));
  expect(await screen.findByText('20260302-AB12C')).toBeTruthy();
  expect((await posted('/sagas'))[0]).toMatchObject({
    life_event: 'death_rectification', subject: 'p1', others: [], facts: { 'saga.original': '20260101-QQ11Q' },
  });
});

// A death recorded at the window has no original case: the card of whoever lives leads here.
it('begins with whom a link names', async () => {
  watching({
    ...standing,
    'GET /api/v1/people/p1': { person: 'p1', name: '郭安', id_number: '…p1', division: '500199001001' },
    'POST /api/v1/sagas': { saga: 's9', number: '20260302-AB12C', position: 3, repeated: false },
  });
  renderInOffice(<OpenPage />, '/sagas/new?life_event=death_rectification&person=p1');
  await screen.findByText('郭安');
  fireEvent.click(screen.getByRole('button', { name: '受理' }));
  expect(await screen.findByText('20260302-AB12C')).toBeTruthy();
  expect((await posted('/sagas'))[0]).toMatchObject({ life_event: 'death_rectification', subject: 'p1', facts: {} });
});

it('asks for a day where a day is needed', async () => {
  watched({});
  renderInOffice(<OpenPage />);
  const date = await screen.findByLabelText(/死亡日期/);
  fireEvent.change(date, { target: { value: '昨天' } });
  fireEvent.blur(date);
  fireEvent.click(screen.getByRole('button', { name: '受理' }));
  expect((await screen.findAllByText(/请填写日期/)).length).toBeGreaterThan(0);
  expect(await posted('/sagas')).toEqual([]);
});

const acts = (mayHear: boolean) => [
  { act: 'hear', step: 'death_reported', incident: 0, allowed: mayHear },
  { act: 'undo', step: '', incident: 0, allowed: false, refusal: 'not_your_role' },
];
const rendered = (page: unknown, more: Answers = {}) => {
  watched({ 'GET /api/v1/sagas/': page, ...more });
  renderInOffice(<SagaPage />);
};

it('lets those who may tell what the office knows', async () => {
  rendered(sagaPage(sagaRow('s1', 'N-1', [refused]), { possible: acts(true) }));
  expect(await screen.findByRole('button', { name: /死亡信息/ })).toBeTruthy();
});

it('is read only for a supervisor', async () => {
  rendered(sagaPage(sagaRow('s1', 'N-1', [refused]), { possible: acts(false) }), { 'GET /api/v1/me': inspector });
  await screen.findByRole('heading', { name: /N-1/ });
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('says when an ended one ended, under that name', async () => {
  rendered(sagaPage(sagaRow('s1', 'N-1', [], { end: 'completed', ended_on: '2026-03-09' })));
  expect((await screen.findByText('2026-03-09')).previousSibling!.textContent).toBe('办结日期');
  expect(screen.queryByText('全程时限')).toBeNull();
});

it('names both results of an incident', async () => {
  const incident = {
    incident: 1, kind: 'conflicting_results', step: 'stop_pension', fact: '', stands: 'succeeded', other: 'refused',
    roles: ['town_clerk'], on: '2026-03-02',
  };
  rendered(sagaPage(sagaRow('s1', 'N-1', [refused], { incidents: [incident] })));
  expect(await screen.findByText(/已记录：办成/)).toBeTruthy();
  expect(screen.getByText(/后来的答复：不予办理/)).toBeTruthy();
});

it('says why one of our own steps was refused, without a code', async () => {
  rendered(
    sagaPage(sagaRow('s1', 'N-1', [refused]), {
      facts: { 'stop_pension.rule': 'under_age' },
      timeline: [told('saga.settled', { step: 'stop_pension', detail: 'refused', source: 'reply', words: '{"rule":"under_age"}' })],
    }),
  );
  expect(await screen.findAllByText(/未到法定结婚年龄/)).toHaveLength(2);
  expect(document.body.textContent).not.toContain('under_age');
});

it('tells the history in words, without what only machines read', async () => {
  rendered(
    sagaPage(sagaRow('s1', 'N-1', [refused]), {
      sources: { death_reported: ['office', 'https://hrss.example'] },
      facts: { 'stop_pension.outcome': 'succeeded', 'stop_pension.awards': '', 'pension.held': 'yes' },
      timeline: [
        told('saga.signalled', { position: 1, detail: 'death_reported', source: 'office' }),
        told('saga.signalled', { position: 2, detail: 'death_reported', source: 'https://hrss.example' }),
        told('saga.called', { position: 3, step: 'stop_pension', detail: 'perform', source: '2' }),
        told('saga.settled', { position: 4, step: 'stop_pension', detail: 'succeeded', source: 'reply', words: '{"awards":""}' }),
        told('saga.step_skipped', { position: 5, step: 'reduction', words: '{"pension.held":"no"}' }),
        told('saga.undo_began', { position: 6, detail: 'ordered', words: '家属撤回' }),
        told('saga.step_undone', { position: 7, step: 'stop_pension', detail: 'had_no_effect', source: 'reply' }),
        told('saga.consented', { position: 8, step: 'reduction', words: '儿子当面同意', by: 'u1' }),
        told('saga.step_clock_changed', { position: 9, step: 'reduction', detail: 'extended', source: '2026-03-20', words: '等鉴定' }),
      ],
      users: { u1: '吴向南' },
    }),
  );
  const history = (await screen.findByText('开始撤回')).closest('ol')!;
  const text = history.textContent;
  for (const said of ['死亡信息', '本部门', '人社', '第 2 次联系', '是否领取养老待遇：否', '家属撤回', '儿子当面同意', '吴向南', '办理时限延长 · 时限 2026-03-20', '等鉴定']) expect(text).toContain(said);
  expect(screen.getByText('本部门、人社')).toBeTruthy();
  for (const raw of ['{', 'office', 'https:', 'ordered', 'had_no_effect', 'reply']) expect(text).not.toContain(raw);
  expect(screen.queryByText('stop_pension.awards')).toBeNull();
});
