import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import AccountPage from '@/pages/office/account/AccountPage';
import MachinesPage from '@/pages/office/machines/MachinesPage';
import SignInsPage from '@/pages/office/sign_ins/SignInsPage';
import { faultsOf } from '../accessible';
import { address, posted, renderInOffice, serving, signedIn, watching } from '../made_up_office';

const words = { zh: { 'sign_in_reason.wrong_credentials': '密码不对', 'scope.events': '读取事件', 'scope.facts:read': '读取事实' }, en: {} };
const session = { session: 's1', began: '2026-03-01T01:00:00Z', last_seen: '2026-03-02T01:00:00Z', address: '10.1.2.3', agent: 'Firefox', current: true };
const machine = { credential: 'm1', name: '大数据平台', scopes: ['events'], division: '500199', began: '2026-03-01T01:00:00Z' };

it('tells who signed in and who was refused, in words', async () => {
  serving({
    'GET /api/v1/me': signedIn('audit_administrator'),
    'GET /api/v1/messages': words,
    'GET /api/v1/sign-ins': {
      rows: [
        { at: '2026-03-02T01:00:00Z', login: 'clerk01', user: 'u1', name: '吴向南', address: '10.1.2.3', what: 'signed_in' },
        { at: '2026-03-02T00:59:00Z', login: 'clerk01', address: '10.1.2.3', what: 'refused', reason: 'wrong_credentials' },
      ],
    },
  });
  renderInOffice(<SignInsPage />, '/sign-ins?user=u1');
  expect((await screen.findByText('密码不对')).closest('tr')!.textContent).toContain('登录被拒绝');
  expect(screen.getByRole('link', { name: '吴向南' }).getAttribute('href')).toBe('/users/u1');
  expect(await faultsOf()).toEqual([]);
  fireEvent.change(screen.getByLabelText('用户名'), { target: { value: ' clerk01 ' } });
  fireEvent.click(screen.getByRole('button', { name: '查询' }));
  await waitFor(() => expect(address()).toBe('/sign-ins?user=u1&login=clerk01'));
  fireEvent.click(screen.getByRole('button', { name: '查看全部' }));
  await waitFor(() => expect(address()).toBe('/sign-ins'));
});

it('ends a session elsewhere, never the one in use', async () => {
  watching({
    'GET /api/v1/me/sessions': { rows: [session, { ...session, session: 's2', address: '10.9.9.9', current: false }] },
    'DELETE /api/v1/me/sessions/s2': { position: 1, repeated: false },
  });
  renderInOffice(<AccountPage />);
  const end = await screen.findByRole('button', { name: '退出在 10.9.9.9 的登录' });
  expect(screen.queryByRole('button', { name: '退出在 10.1.2.3 的登录' })).toBeNull();
  expect(await faultsOf()).toEqual([]);
  fireEvent.click(end);
  await waitFor(async () => expect(await posted('/me/sessions/s2', 'DELETE').catch(() => ['sent'])).toHaveLength(1));
});

it('shows a machine’s key once, and lets a supervisor only read', async () => {
  const answers = {
    'GET /api/v1/me': signedIn('security_administrator'),
    'GET /api/v1/messages': words,
    'GET /api/v1/divisions': { rows: [{ code: '500199', name: '示范区' }] },
    'GET /api/v1/machine-credentials': { rows: [machine] },
    'POST /api/v1/machine-credentials/m1/key': { key: 'yk_new' },
  };
  serving(answers);
  const { unmount } = renderInOffice(<MachinesPage />);
  expect((await screen.findByText('大数据平台')).closest('tr')!.textContent).toContain('读取事件');
  fireEvent.click(await screen.findByRole('button', { name: '更换密钥：大数据平台' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '更换密钥' }));
  expect(await screen.findByDisplayValue('yk_new')).toBeTruthy();
  unmount();
  serving({ ...answers, 'GET /api/v1/me': signedIn('supervisor') });
  renderInOffice(<MachinesPage />);
  await screen.findByText('大数据平台');
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('wants a machine to have a place and something it may do', async () => {
  serving({ 'GET /api/v1/me': signedIn('security_administrator'), 'GET /api/v1/messages': words, 'GET /api/v1/machine-credentials': { rows: [] } });
  renderInOffice(<MachinesPage />);
  fireEvent.click(await screen.findByRole('button', { name: '新建机器凭证' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: '新建机器凭证' }));
  expect(within(dialog).getAllByText('请填写')).toHaveLength(2);
  expect(within(dialog).getByText('请至少选择一项')).toBeTruthy();
  expect(within(dialog).getByLabelText('读取事实')).toBeTruthy();
});
