import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { webhookAsked, wrongInSender, wrongInWebhook } from '@/pages/exchange/checks';
import SendersPage from '@/pages/exchange/senders/SendersPage';
import { readTailSearch, writeTailSearch } from '@/pages/exchange/tail/TailFilters';
import { parseSchemaName } from '@/pages/exchange/topics/SchemaAside';
import WebhooksPage from '@/pages/exchange/webhooks/WebhooksPage';
import { renderInOffice, serving } from '../made_up_office';

const draft = { name: ' 平台 ', url: ' https://data.example/in ', types: ['claim.*'], from: '' };
const integrator = {
  user: 'u9', login: 'engineer01', name: '冯联通', role: 'integrator', division: '500199',
  division_name: '示范区', office_date: '2026-03-02', demo: false,
};
const webhook = {
  webhook: 'w1', name: '市大数据平台', url: 'https://data.example/in', types: [], division: '',
  reached: 100, behind: 12, waiting: 1, parked: 2, trouble: '',
};
const sender = { sender: 's1', name: '户政系统', source: '/psb', types: ['death.registered'], ended: false };

it('names what is wrong in a webhook', () => {
  expect(wrongInWebhook(draft)).toEqual({});
  expect(wrongInWebhook({ ...draft, name: ' ', url: '', from: '-1' })).toEqual({
    name: 'field.needed',
    url: 'field.needed',
    from: 'webhook.position_wrong',
  });
});

it.each(['ftp://a.example', 'https://', 'https://me@a.example', 'https://a.example/#part', 'https://a b.example', 'a.example'])(
  'takes %s for no address',
  (url) => expect(wrongInWebhook({ ...draft, url }).url).toBe('webhook.url_wrong'),
);
it.each(['http://10.1.2.3:8080/in?from=yiben', 'https://a.example', 'https://a.example?x=1'])('takes %s for an address', (url) =>
  expect(wrongInWebhook({ ...draft, url })).toEqual({}),
);

it('asks for a webhook with what was filled in, no more', () => {
  expect(webhookAsked(draft)).toEqual({ name: '平台', url: 'https://data.example/in', types: ['claim.*'] });
  expect(webhookAsked({ ...draft, division: '500199001', from: ' 0 ' })).toMatchObject({ division: '500199001', from: 0 });
});

it('wants a sender to say what it sends', () => {
  expect(wrongInSender({ name: 'a', source: '/a', types: [] })).toEqual({ types: 'sender.types_needed' });
  expect(wrongInSender({ name: 'a', source: '/a', types: ['death.registered'] })).toEqual({});
});

it('keeps a live list’s filters in its address', () => {
  const search = { types: ['claim.*', 'fund.opened'], division: '500199', from: 0 };
  expect(readTailSearch(new URLSearchParams(writeTailSearch(search)))).toEqual(search);
  expect(readTailSearch(new URLSearchParams('from=x&types='))).toEqual({ types: [], division: undefined, from: undefined });
});

it('reads which schema an address names', () => {
  expect(parseSchemaName('claim.step_done/12')).toEqual({ type: 'claim.step_done', version: 12 });
  for (const bad of [null, '', 'claim/1', '../me/1', 'claim.filed/x']) expect(parseSchemaName(bad)).toBeUndefined();
});

it('shows a new webhook’s secret once, and keeps it until it is saved', async () => {
  serving({
    'GET /api/v1/me': integrator,
    'GET /api/v1/topics': { rows: [], log_head: 0 },
    'GET /api/v1/webhooks': { rows: [webhook] },
    'POST /api/v1/webhooks': { webhook: 'w2', secret: 'whsec_c2VjcmV0', position: 1 },
  });
  renderInOffice(<WebhooksPage />);
  fireEvent.click(await screen.findByRole('button', { name: '新建推送' }));
  const form = await screen.findByRole('dialog');
  const send = within(form).getByRole('button', { name: '新建推送' });
  fireEvent.click(send);
  expect(within(form).getAllByText('请填写')).toHaveLength(2);
  fireEvent.change(within(form).getByLabelText(/名称/), { target: { value: '平台' } });
  fireEvent.change(within(form).getByLabelText(/推送地址/), { target: { value: 'https://data.example/in' } });
  fireEvent.click(send);
  expect(await screen.findByDisplayValue('whsec_c2VjcmV0')).toBeTruthy();
  expect(screen.getByText(/只显示这一次/)).toBeTruthy();
  fireEvent.keyDown(screen.getByDisplayValue('whsec_c2VjcmV0'), { key: 'Escape' });
  expect(screen.getByDisplayValue('whsec_c2VjcmV0')).toBeTruthy();
});

it('says so when a secret has been told before', async () => {
  serving({
    'GET /api/v1/me': integrator,
    'GET /api/v1/fact-types': { rows: [] },
    'GET /api/v1/senders': { rows: [sender] },
    'POST /api/v1/senders/s1/secret': { sender: 's1', secret: '', position: 1 },
  });
  renderInOffice(<SendersPage />);
  fireEvent.click(await screen.findByRole('button', { name: '更换密钥：户政系统' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '更换密钥' }));
  expect(await screen.findByText(/密钥已显示过一次/)).toBeTruthy();
});

it('lets a supervisor read, not act', async () => {
  serving({
    'GET /api/v1/me': { ...integrator, role: 'supervisor' },
    'GET /api/v1/fact-types': { rows: [] },
    'GET /api/v1/senders': { rows: [sender] },
  });
  renderInOffice(<SendersPage />);
  await screen.findByText('户政系统');
  await waitFor(() => expect(screen.queryByText('更换密钥')).toBeNull());
  expect(screen.queryByRole('button', { name: '登记报送系统' })).toBeNull();
});
