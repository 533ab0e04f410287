import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { userActs } from '@/pages/office/users/user_acts';
import UserPage from '@/pages/office/users/UserPage';
import UsersPage from '@/pages/office/users/UsersPage';
import { faultsOf } from '../accessible';
import { address, posted, renderInOffice, serving, signedIn, watching } from '../made_up_office';

const clerk = {
  user: 'u1', login: 'clerk01', name: '吴向南', role: 'town_clerk', division: '500199001', state: 'active',
  must_change_password: false, second_factor: 'off', last_sign_in: '2026-03-01T01:00:00Z',
} as const;
const page = { ...clerk, open_cases: 2, history: [{ on: '2026-02-01T01:00:00Z', by_name: '何安', what: 'created', reason: '新录用' }] };
const words = { zh: { 'role.town_clerk': '镇街经办', 'role.finance': '财务', 'timeline.user.created': '新建账号' }, en: {} };
const standing = {
  'GET /api/v1/messages': words,
  'GET /api/v1/users': { rows: [clerk, { ...clerk, user: 'u2', login: 'clerk02', name: '周敏', locked_until: '2026-03-02T01:30:00Z' }] },
  'GET /api/v1/users/u1': page,
  'GET /api/v1/users/u1/sessions': { rows: [] },
};
const as = (role: string, more = {}) => ({ ...standing, 'GET /api/v1/me': signedIn(role), ...more });
const showUser = () => renderInOffice(<UserPage />, '/users/u1', '/users/:user');
const confirmIn = (dialog: HTMLElement, name: string) => fireEvent.click(within(dialog).getByRole('button', { name }));

it('keeps what the list is narrowed to in its address', async () => {
  const asked = serving(as('audit_administrator'));
  renderInOffice(<UsersPage />, '/users?state=active');
  expect(await screen.findByText('锁定至 2026-03-02 09:30')).toBeTruthy();
  expect((screen.getByLabelText('状态') as HTMLSelectElement).value).toBe('active');
  fireEvent.change(screen.getByLabelText('岗位'), { target: { value: 'finance' } });
  await waitFor(() => expect(address()).toBe('/users?state=active&role=finance'));
  await waitFor(() => expect(asked.filter((a) => a === 'GET /api/v1/users')).toHaveLength(2));
  expect(screen.queryByRole('button', { name: '新建账号' })).toBeNull();
  expect(await faultsOf()).toEqual([]);
});

it('creates an account and shows its first password once', async () => {
  watching(as('system_administrator', { 'POST /api/v1/users': { user: 'u7', initial_password: 'Kx3-plum-7' } }));
  renderInOffice(<UsersPage />, '/users');
  fireEvent.click(await screen.findByRole('button', { name: '新建账号' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText(/用户名/), { target: { value: 'Li Si' } });
  fireEvent.change(within(dialog).getByLabelText(/姓名/), { target: { value: '李四' } });
  confirmIn(dialog, '新建账号');
  expect(within(dialog).getByText(/用户名须为/)).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText(/用户名/), { target: { value: 'li.si' } });
  confirmIn(dialog, '新建账号');
  expect(await screen.findByDisplayValue('Kx3-plum-7')).toBeTruthy();
  expect(screen.getByText('李四的初始密码')).toBeTruthy();
  expect(await posted('/api/v1/users')).toEqual([{ login: 'li.si', name: '李四' }]);
});

it('offers each administrator their own, and an auditor nothing', () => {
  expect(userActs('system_administrator', clerk)).toEqual(['rename', 'disable']);
  expect(userActs('system_administrator', { ...clerk, state: 'disabled' })).toEqual(['rename', 'enable']);
  expect(userActs('security_administrator', clerk)).toEqual(['post', 'reset_password', 'end_sessions']);
  expect(userActs('security_administrator', { ...clerk, locked_until: 'x', second_factor: 'on' })).toContain('unlock');
  expect(userActs('audit_administrator', clerk)).toEqual([]);
});

it('tells the history of an account in words', async () => {
  serving(as('audit_administrator'));
  showUser();
  expect((await screen.findByText('新建账号')).closest('tr')!.textContent).toContain('新录用');
  expect(screen.getByRole('link', { name: '查看登录记录' }).getAttribute('href')).toBe('/sign-ins?user=u1');
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(await faultsOf()).toEqual([]);
});

it('disables for a reason', async () => {
  watching(as('system_administrator', { 'POST /api/v1/users/u1/disabling': { position: 1, repeated: false } }));
  showUser();
  fireEvent.click(await screen.findByRole('button', { name: '停用' }));
  const dialog = await screen.findByRole('dialog');
  confirmIn(dialog, '停用');
  expect(within(dialog).getByText('请填写')).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText(/理由/), { target: { value: '调离' } });
  confirmIn(dialog, '停用');
  await waitFor(async () => expect(await posted('/u1/disabling')).toEqual([{ reason: '调离' }]));
});

it('moves nobody with cases in hand without a colleague to take them', async () => {
  watching(as('security_administrator', { 'PUT /api/v1/users/u1/post': { position: 1, repeated: false } }));
  showUser();
  fireEvent.click(await screen.findByRole('button', { name: '授予岗位' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText(/岗位/), { target: { value: 'finance' } });
  fireEvent.change(within(dialog).getByLabelText(/理由/), { target: { value: '轮岗' } });
  confirmIn(dialog, '授予岗位');
  expect(within(dialog).getByText('请填写')).toBeTruthy();
  expect(within(dialog).getByText(/在手 2 件/)).toBeTruthy();
  await within(dialog).findByRole('option', { name: '周敏（镇街经办）' });
  expect(within(dialog).queryByRole('option', { name: /吴向南/ })).toBeNull();
  fireEvent.change(within(dialog).getByLabelText(/在手办件交给/), { target: { value: 'u2' } });
  confirmIn(dialog, '授予岗位');
  await waitFor(async () =>
    expect(await posted('/u1/post', 'PUT')).toEqual([{ role: 'finance', division: '500199001', reason: '轮岗', hand_over_to: 'u2' }]),
  );
});

it('shows a reset password until it has been noted', async () => {
  watching(as('security_administrator', { 'POST /api/v1/users/u1/password-reset': { initial_password: 'Kx3-plum-7' } }));
  showUser();
  fireEvent.click(await screen.findByRole('button', { name: '重置密码' }));
  confirmIn(await screen.findByRole('dialog'), '重置密码');
  const password = await screen.findByDisplayValue('Kx3-plum-7');
  fireEvent.keyDown(password, { key: 'Escape' });
  expect(screen.getByDisplayValue('Kx3-plum-7')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '已保存，关闭' }));
  await waitFor(() => expect(screen.queryByDisplayValue('Kx3-plum-7')).toBeNull());
});

it('signs somebody out everywhere', async () => {
  watching(as('security_administrator', { 'DELETE /api/v1/users/u1/sessions': { position: 1, repeated: false } }));
  showUser();
  fireEvent.click(await screen.findByRole('button', { name: '退出全部登录' }));
  confirmIn(await screen.findByRole('dialog'), '退出全部登录');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
