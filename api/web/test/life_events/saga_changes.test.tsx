import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import SagaPage from '@/pages/life_events/saga/SagaPage';
import { posted, postedTo, renderInOffice, watching, type Answers } from '../made_up_office';
import { sagaPage, sagaRow, sagaStep, standing } from './saga_parts';

const may = (act: string, step = '', allowed = true) => ({ act, step, incident: 0, allowed });
const rendered = (possible: unknown[], more: Answers = {}, step = {}) => {
  const row = sagaRow('s1', 'N-1', [sagaStep('reduction', 'person', step)]);
  watching({ ...standing, 'GET /api/v1/sagas/': sagaPage(row, { possible, newest_version: 2 }), ...more });
  renderInOffice(<SagaPage />);
};
const openDialog = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
};

it('extends a limit once, and says to what, with a reason', async () => {
  rendered([may('extend', 'reduction')], { 'POST /api/v1/sagas/s1/steps/reduction/clock': { position: 9, repeated: false } });
  const dialog = await openDialog('延长时限');
  expect(dialog.getByText(/只能延长一次，延长后的时限为 4 个工作日/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: '延长时限' }));
  expect(dialog.getByText('请填写理由。')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/理由/), { target: { value: '等鉴定意见' } });
  fireEvent.click(dialog.getByRole('button', { name: '延长时限' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await posted('/clock')).toEqual([{ change: 'extended', words: '等鉴定意见' }]);
  expect(postedTo('/clock')[0]!.headers.get('If-Match')).toBe('"7"');
});

it('says by which law a clock may stand, and offers no other change', async () => {
  rendered([may('stop', 'reduction'), may('resume', 'reduction', false)]);
  const dialog = await openDialog('停止计时');
  expect(dialog.getByText(/行政许可法第四十五条/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '恢复计时' })).toBeNull();
});

it('shows no day for a step whose clock stands', async () => {
  rendered([may('resume', 'reduction')], {}, { due: undefined });
  expect(await screen.findByText('计时已中止')).toBeTruthy();
  expect(screen.getByRole('button', { name: '恢复计时' })).toBeTruthy();
});

it('tries a move to the new version before anybody agrees to it', async () => {
  const answer = { from: { id: 'after_death', version: 1 }, to: { id: 'after_death', version: 2 }, opens: ['stop_pension'], position: 9 };
  rendered([may('migrate')], { 'POST /api/v1/sagas/s1/migration': answer });
  const dialog = await openDialog('改按新版流程办理');
  expect(await dialog.findByText('暂停养老待遇')).toBeTruthy();
  expect(await posted('/migration')).toEqual([{ version: 2, words: '-', dry_run: true }]);
  fireEvent.click(dialog.getByRole('button', { name: '改按新版流程办理' }));
  expect(dialog.getByText('请填写理由。')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/理由/), { target: { value: '新版少一个环节' } });
  fireEvent.click(dialog.getByRole('button', { name: '改按新版流程办理' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await posted('/migration')).slice(1)).toEqual([{ version: 2, words: '新版少一个环节', dry_run: false }]);
});

it('moves nothing when the trial is refused', async () => {
  rendered([may('migrate')]);
  const dialog = await openDialog('改按新版流程办理');
  expect((await dialog.findByRole('alert')).textContent).toContain('没有找到要访问的内容。');
  expect(dialog.queryByRole('textbox')).toBeNull();
  fireEvent.click(dialog.getAllByRole('button', { name: '关闭' }).at(-1)!);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await posted('/migration')).toHaveLength(1);
});

it('offers neither where the decider says no', async () => {
  rendered([may('extend', 'reduction', false), may('migrate', '', false)]);
  await screen.findByRole('heading', { name: /N-1/ });
  expect(screen.queryAllByRole('button')).toEqual([]);
});
