import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AccessGate } from '@/app/AccessGate';
import { faultsOf } from '../accessible';
import { posted, Refusal, renderInOffice, signedIn, watching, type Answers } from '../made_up_office';

const gate = <AccessGate><p>待办</p></AccessGate>;
const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(new RegExp(label)), { target: { value } });
const rule = (text: RegExp) => screen.getByText(text).closest('li')!.className;

it('lets nobody on with a password somebody else knows', async () => {
  const answers: Answers = {
    'GET /api/v1/me': signedIn('town_clerk', { must_change_password: true }),
    'PUT /api/v1/me/password': { position: 1, repeated: false },
  };
  watching(answers);
  renderInOffice(gate);
  await screen.findByRole('heading', { name: '先设置自己的密码' });
  expect(screen.queryByText('待办')).toBeNull();
  expect(rule(/至少 10 个字符/)).toBe('rule-open');
  expect(await faultsOf(document.querySelector('.page')!)).toEqual([]);

  fill('现在的密码', 'initial');
  fill('^新密码', 'Someone01x');
  expect(rule(/至少 10 个字符/)).toBe('rule-kept');
  expect(rule(/不含用户名/)).toBe('rule-broken');
  fireEvent.click(screen.getByRole('button', { name: '修改密码' }));
  expect(screen.getByText('新密码还不符合下面的要求')).toBeTruthy();
  expect(screen.getByText('两次输入的新密码不一样')).toBeTruthy();
  expect(await posted('/me/password', 'PUT')).toEqual([]);

  fill('^新密码', 'Plum-tree 9');
  fill('再输一次新密码', 'Plum-tree 9');
  answers['GET /api/v1/me'] = signedIn('town_clerk');
  fireEvent.click(screen.getByRole('button', { name: '修改密码' }));
  expect(await screen.findByText('待办')).toBeTruthy();
  expect(await posted('/me/password', 'PUT')).toEqual([{ current: 'initial', new: 'Plum-tree 9' }]);
});

it('marks the rule the server refused by', async () => {
  watching({
    'GET /api/v1/me': signedIn('town_clerk', { must_change_password: true }),
    'PUT /api/v1/me/password': new Refusal(422, { rule: 'password_used_before', title: '这个密码最近用过。' }),
  });
  renderInOffice(gate);
  await screen.findByRole('heading', { name: '先设置自己的密码' });
  fill('现在的密码', 'initial');
  fill('^新密码', 'Plum-tree 9');
  fill('再输一次新密码', 'Plum-tree 9');
  fireEvent.click(screen.getByRole('button', { name: '修改密码' }));
  expect(await screen.findByText('这个密码最近用过。')).toBeTruthy();
  expect(rule(/与最近 5 次/)).toBe('rule-broken');
});

it('has the second factor set up where the post needs it', async () => {
  const answers: Answers = {
    'GET /api/v1/me': signedIn('security_administrator', { second_factor: 'needed' }),
    'POST /api/v1/me/second-factor': { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Yiben:x?secret=JBSWY3DPEHPK3PXP' },
    'PUT /api/v1/me/second-factor': { position: 1, repeated: false },
  };
  watching(answers);
  renderInOffice(gate);
  fireEvent.click(await screen.findByRole('button', { name: '开始设置' }));
  expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy();
  expect(screen.getByText(/^otpauth:/)).toBeTruthy();
  expect(screen.getByRole('img', { name: '二次验证的二维码' }).querySelector('path')).toBeTruthy();
  expect(await faultsOf(document.querySelector('.page')!)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '完成设置' }));
  expect(screen.getByText('请填写六位数字')).toBeTruthy();
  fill('^验证码', '123 456');
  answers['GET /api/v1/me'] = signedIn('security_administrator', { second_factor: 'on' });
  fireEvent.click(screen.getByRole('button', { name: '完成设置' }));
  expect(await screen.findByText('待办')).toBeTruthy();
  await waitFor(async () => expect(await posted('/me/second-factor', 'PUT')).toEqual([{ code: '123456' }]));
});
