import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SignIn } from '@/boot/SignIn';
import { faultsOf } from '../accessible';

function submit(login: string, password: string) {
  fireEvent.change(screen.getByLabelText('用户名'), { target: { value: login } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
// Answers each try to sign in by the next of these; there is no demo unless accounts are given.
function answers(tries: [number, unknown][], demo: Record<string, unknown> = {}) {
  const left = [...tries];
  vi.stubGlobal('fetch', vi.fn(async (address: string) => (address === '/api/v1/session' ? json(...left.shift()!) : json(demo[address] ? 200 : 404, demo[address] ?? {}))));
}
const tries = () => vi.mocked(fetch).mock.calls.filter(([address]) => address === '/api/v1/session').map(([, init]) => init!);
const sent = () => tries().map((init) => JSON.parse(String(init.body)));

it('signs in', async () => {
  answers([[200, { user: 'u1' }]]);
  const signedIn = vi.fn();
  render(<SignIn onSignedIn={signedIn} />);
  submit(' clerk01 ', 'secret');
  await waitFor(() => expect(signedIn).toHaveBeenCalledWith({ user: 'u1' }));
  expect(sent()).toEqual([{ login: 'clerk01', password: 'secret' }]);
  expect(new Headers(tries()[0]!.headers).get('X-Yiben')).toBe('1');
});

it('shows the server’s words, and what to do', async () => {
  answers([[401, { title: '登录名或密码不正确。', next_step: '请检查大小写后重试。' }]]);
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', 'wrong');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('登录名或密码不正确。');
  expect(alert.textContent).toContain('请检查大小写后重试。');
  expect(document.activeElement).toBe(alert);
});

it('asks for both before it asks the server', async () => {
  answers([]);
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', '');
  expect((await screen.findByRole('alert')).textContent).toContain('请填写用户名和密码');
  expect(tries()).toEqual([]);
});

it('says when the server cannot be reached', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', 'secret');
  expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
});

it('asks for a code where one is wanted, and again when it is wrong', async () => {
  answers([[401, { type: 'urn:yiben:problem:second_factor_needed' }], [401, { code: 'second_factor_wrong' }], [200, { user: 'u1' }]]);
  const signedIn = vi.fn();
  render(<SignIn onSignedIn={signedIn} />);
  submit('safety01', 'secret');
  const code = await screen.findByLabelText('验证码');
  expect(document.activeElement).toBe(code);
  fireEvent.change(code, { target: { value: '000 000' } });
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
  await screen.findByText(/验证码不对/);
  expect((code as HTMLInputElement).value).toBe('');
  fireEvent.change(code, { target: { value: '１２３456' } });
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(signedIn).toHaveBeenCalled());
  expect(sent().map((s) => s.code)).toEqual([undefined, '000000', '123456']);
});

it('says how long to wait after too many tries, and whom to ask when the account is disabled', async () => {
  answers([[429, { type: 'urn:yiben:problem:too_many_tries', detail: 'minutes: 14' }], [403, { type: 'urn:yiben:problem:account_disabled' }]]);
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', 'wrong');
  expect((await screen.findByRole('alert')).textContent).toContain('请 14 分钟后再试');
  submit('clerk01', 'right');
  expect((await screen.findByText('这个账号已停用。')).parentElement!.textContent).toContain('系统管理员');
});

it('offers the accounts of a demo, and fills in the one chosen', async () => {
  const rows = [{ login: 'clerk01', password: 'yiben-demo', name: '吴向南', role: 'town_clerk', division_name: '朝霞街道', what: '3 件待办' }];
  answers([[200, { user: 'u1' }]], {
    '/api/v1/demo/accounts': { rows },
    '/api/v1/messages': { zh: { 'role.town_clerk': '镇街经办' }, en: {} },
  });
  render(<SignIn onSignedIn={vi.fn()} />);
  const list = await screen.findByRole('region', { name: '演示账号' });
  await within(list).findByText(/镇街经办 · 朝霞街道/);
  expect(await faultsOf()).toEqual([]);
  fireEvent.click(within(list).getByRole('button', { name: /吴向南/ }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '登录' }));
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(sent()).toEqual([{ login: 'clerk01', password: 'yiben-demo' }]));
});
