import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SignIn } from '@/boot/SignIn';

function submit(login: string, password: string) {
  fireEvent.change(screen.getByLabelText('用户名'), { target: { value: login } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
}
const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', vi.fn(async () => new Response(JSON.stringify(body), { status })));

it('signs in', async () => {
  answer(200, { user: 'u1' });
  const signedIn = vi.fn();
  render(<SignIn onSignedIn={signedIn} />);
  submit(' clerk01 ', 'secret');
  await waitFor(() => expect(signedIn).toHaveBeenCalledWith({ user: 'u1' }));
  const [, init] = vi.mocked(fetch).mock.calls[0]!;
  expect(JSON.parse(String(init!.body))).toEqual({ login: 'clerk01', password: 'secret' });
  expect(new Headers(init!.headers).get('X-Yiben')).toBe('1');
});

it('shows the server’s words, and what to do', async () => {
  answer(401, { title: '登录名或密码不正确。', next_step: '请检查大小写后重试。' });
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', 'wrong');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('登录名或密码不正确。');
  expect(alert.textContent).toContain('请检查大小写后重试。');
  expect(document.activeElement).toBe(alert);
});

it('asks for both before it asks the server', async () => {
  answer(200, {});
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', '');
  expect((await screen.findByRole('alert')).textContent).toContain('请填写用户名和密码');
  expect(fetch).not.toHaveBeenCalled();
});

it('says when the server cannot be reached', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
  render(<SignIn onSignedIn={vi.fn()} />);
  submit('clerk01', 'secret');
  expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
});
