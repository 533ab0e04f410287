import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { EventTypesSelect } from '@/pages/exchange/EventTypesSelect';
import { draftOf, rangeAsked, wrongInRange } from '@/pages/exchange/checks';
import WebhookPage from '@/pages/exchange/webhooks/WebhookPage';
import WebhooksPage from '@/pages/exchange/webhooks/WebhooksPage';
import { posted, postedTo, Refusal, renderInOffice, signedIn, watching, type Answers } from '../made_up_office';

const row = {
  webhook: 'w1', name: '大数据平台', url: 'https://data.example/in', types: ['gov.yiben.claim.*'], division: '500199001',
  reached: 100, behind: 12, waiting: 0, parked: 0, trouble: '',
};
const at = '/api/v1/webhooks/w1';

function open(webhook: object, more: Answers = {}, ranges: object[] = []) {
  watching({
    'GET /api/v1/me': signedIn('integrator'),
    'GET /api/v1/topics': { rows: [], log_head: 0 },
    [`GET ${at}`]: { webhook, held: [], attempts: [], ranges },
    ...more,
  });
  renderInOffice(<WebhookPage />, '/console/webhooks/w1', '/console/webhooks/:webhook');
}
async function ask(button: string) {
  fireEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
}

it('changes what it is, beginning with what it was', async () => {
  open(row, { [`PUT ${at}`]: { position: 1 } });
  const form = await ask('修改');
  const name = form.getByLabelText(/名称/);
  expect(name).toHaveProperty('value', '大数据平台');
  fireEvent.change(name, { target: { value: '' } });
  fireEvent.click(form.getByRole('button', { name: '保存' }));
  expect(form.getByText('请填写')).toBeTruthy();
  fireEvent.change(name, { target: { value: '新平台' } });
  fireEvent.click(form.getByRole('button', { name: '保存' }));
  await expect.poll(() => posted(at, 'PUT')).toEqual([
    { name: '新平台', url: 'https://data.example/in', types: ['claim.*'], division: '500199001' },
  ]);
});

it('pauses for a reason', async () => {
  open(row, { [`POST ${at}/pause`]: { position: 1 } });
  const form = await ask('暂停推送');
  fireEvent.click(form.getByRole('button', { name: '暂停推送' }));
  expect(form.getByText('请填写')).toBeTruthy();
  fireEvent.change(form.getByLabelText(/暂停理由/), { target: { value: '对方检修' } });
  fireEvent.click(form.getByRole('button', { name: '暂停推送' }));
  await expect.poll(() => posted(`${at}/pause`)).toEqual([{ reason: '对方检修' }]);
});

it('says that it is paused and why, how far behind it is, and resumes', async () => {
  open({ ...row, paused: '对方检修' }, { [`POST ${at}/resume`]: { position: 1 } });
  expect(await screen.findByText('已暂停：对方检修')).toBeTruthy();
  expect(screen.getByText('已暂停')).toBeTruthy();
  expect(screen.getByText('12')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '暂停推送' })).toBeNull();
  const form = await ask('恢复推送');
  fireEvent.click(form.getByRole('button', { name: '恢复推送' }));
  await expect.poll(() => postedTo(`${at}/resume`).length).toBe(1);
});

it.each([
  [{ status: 204, took_ms: 12, trouble: '' }, '对方已收妥：HTTP 204，用时 12 毫秒。'],
  [{ status: 404, took_ms: 7, trouble: '' }, '对方没有收：HTTP 404，用时 7 毫秒。'],
  [{ status: 0, took_ms: 15000, trouble: 'no answer in time' }, '没有得到应答，15000 毫秒后停止等待：no answer in time'],
])('says what became of a test: %o', async (answer, words) => {
  open({ ...row, paused: '对方检修' }, { [`POST ${at}/test`]: answer });
  const form = await ask('发送测试');
  fireEvent.click(form.getByRole('button', { name: '发送测试' }));
  expect(await form.findByText(words)).toBeTruthy();
});

it('replays a range, and shows the one under way', async () => {
  open(row, { [`POST ${at}/replay`]: { position: 1 } }, [{ number: 1, stream: '', from: 5, to: 90, next: 41 }]);
  expect(await screen.findByText('41')).toBeTruthy();
  const form = await ask('重推一段');
  const [from, to] = [form.getByLabelText(/起始位置/), form.getByLabelText(/终止位置/)];
  fireEvent.change(from, { target: { value: '9' } });
  fireEvent.change(to, { target: { value: '8' } });
  fireEvent.click(form.getByRole('button', { name: '重推一段' }));
  expect(form.getByText('终止位置不得小于起始位置')).toBeTruthy();
  fireEvent.change(to, { target: { value: '90' } });
  fireEvent.click(form.getByRole('button', { name: '重推一段' }));
  await expect.poll(() => posted(`${at}/replay`)).toEqual([{ stream: '', from: 9, to: 90 }]);
});

it('shows a refusal in the words of the rule', async () => {
  const refusal = new Refusal(422, {
    type: 'urn:yiben:rule:webhook_range_beyond', title: '重推的位置超出账本。', status: 422, detail: '账本最后的位置是 89。',
  });
  open(row, { [`POST ${at}/replay`]: refusal });
  const form = await ask('重推一段');
  fireEvent.change(form.getByLabelText(/起始位置/), { target: { value: '1' } });
  fireEvent.change(form.getByLabelText(/终止位置/), { target: { value: '99' } });
  fireEvent.click(form.getByRole('button', { name: '重推一段' }));
  expect(await form.findByText('重推的位置超出账本。')).toBeTruthy();
});

it('has nothing to do with one that has ended', async () => {
  open({ ...row, paused: '对方检修', ended: 'HTTP 410 Gone' });
  expect(await screen.findByText('已终止：HTTP 410 Gone')).toBeTruthy();
  for (const name of ['修改', '暂停推送', '恢复推送', '发送测试', '重推一段', '终止'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

it('marks what is paused and what has ended in the list', async () => {
  watching({
    'GET /api/v1/me': signedIn('integrator'),
    'GET /api/v1/webhooks': { rows: [{ ...row, paused: 'x' }, { ...row, webhook: 'w2', name: '旧平台', paused: 'x', ended: '下线' }] },
  });
  renderInOffice(<WebhooksPage />);
  expect(within((await screen.findByText('大数据平台')).closest('tr')!).getByText('已暂停')).toBeTruthy();
  expect(within(screen.getByText('旧平台').closest('tr')!).getByText('已终止')).toBeTruthy();
});

it('does not offer types that are withheld', async () => {
  const type = (name: string, withheld: boolean) => ({ type: name, version: 1, schema: '', withheld });
  watching({
    'GET /api/v1/topics': {
      log_head: 0,
      rows: [
        { topic: 'a', category: 'user', partitions: 8, types: [type('user.created', false), type('user.password_set', true)] },
        { topic: 'b', category: 'session', partitions: 8, types: [type('session.began', true)] },
      ],
    },
  });
  renderInOffice(<EventTypesSelect value={[]} onChange={() => {}} />);
  fireEvent.mouseDown(await screen.findByRole('combobox'));
  expect(await screen.findAllByText(/user\.created/)).toBeTruthy();
  expect(screen.queryByText(/user\.password_set/)).toBeNull();
  expect(screen.queryByText(/session/)).toBeNull();
});

it('checks a range', () => {
  expect(wrongInRange({ from: '', to: 'x', stream: '' })).toEqual({ from: 'field.needed', to: 'webhook.position_wrong' });
  expect(wrongInRange({ from: '3', to: '3', stream: '' })).toEqual({});
  expect(rangeAsked({ from: ' 3 ', to: '4', stream: ' claim-1 ' })).toEqual({ stream: 'claim-1', from: 3, to: 4 });
});

it('names types in a form as its list does', () => {
  expect(draftOf({ ...row, types: ['gov.yiben.claim.*', 'gov.yiben.award.granted'] }).types).toEqual(['claim.*', 'award.granted']);
});
