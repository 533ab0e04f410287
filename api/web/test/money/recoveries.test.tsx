import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import RecoveriesPage from '@/pages/money/recoveries/RecoveriesPage';
import RecoveryPage from '@/pages/money/recoveries/RecoveryPage';
import { posted, postedTo, renderInOffice, serving, watching } from '../made_up_office';

const words = {
  'award_reason.death': '享受人员死亡', 'timeline.person.death_annulled': '撤销死亡登记', 'timeline.recovery.opened': '开立追回',
  'timeline.recovery.waived': '免予追回登记', 'timeline.recovery.withdrawn': '撤销追回',
};
const month = (m: string) => ({ month: m, amount_fen: 62000 });
const row = {
  recovery: 'r1', version: 2, award: 'a1', programme: 'dibao', payee: 'p1', division: '500199001001',
  months: ['2026-03', '2026-04', '2026-05', '2026-07'].map(month), total_fen: 248000, repaid_fen: 0, waived_fen: 8000,
  outstanding_fen: 240000, withdrawn: false, reason: 'death', saga: 's1', opened_on: '2026-08-03',
};
const payee = {
  person: 'p1', name: '郭安', id_number: '500199********0019', sex: 'male', division: '500199001001', area: 'urban',
  bank: '', account: '', account_holder: '', benefits: {}, open_claims: [],
};
const entry = (type: string, more = {}) => ({
  position: 1, type, on: '2026-08-03', amount_fen: 0, document: '', reason: '', by: '00000000-0000-0000-0000-000000000000', ...more,
});
const page = (more = {}) => ({
  row: { ...row, ...more }, payee, users: { u6: '何确认' },
  entries: [
    entry('recovery.opened', { amount_fen: 248000, reason: 'death' }),
    entry('recovery.waived', { position: 2, amount_fen: 8000, reason: '无遗产. 已核实', by: 'u6' }),
  ],
});
const as = (role: string) => ({
  user: 'u6', login: 'x', name: '何确认', role, division: '500199', division_name: '示范区', office_date: '2026-08-05', demo: false,
});
const shown = (role: string, data: unknown = page()) => {
  watching({
    'GET /api/v1/me': as(role),
    'GET /api/v1/messages': { zh: words, en: {} },
    'GET /api/v1/recoveries/': data,
    'POST /api/v1/recoveries/r1/repayments': { position: 9, repeated: false },
    'POST /api/v1/recoveries/r1/waivers': { position: 9, repeated: false },
  });
  renderInOffice(<RecoveryPage />);
};

it('lists who owes what, for which months', async () => {
  serving({ 'GET /api/v1/recoveries': { rows: [{ row, payee_name: '郭安' }], next: '' } });
  renderInOffice(<RecoveriesPage />);
  const line = (await screen.findByRole('link', { name: '郭安' })).closest('tr')!;
  for (const said of ['2026-03 至 2026-05、2026-07', '2,480.00', '80.00', '2,400.00', '2026-08-03', '东园社区'])
    expect(line.textContent).toContain(said);
});

it('tells its history in words', async () => {
  shown('town_clerk');
  const history = within(await screen.findByRole('table', { name: '办理记录' }));
  expect(await history.findByText('享受人员死亡')).toBeTruthy();
  expect(history.getByText('无遗产. 已核实')).toBeTruthy();
  expect(history.getByText('何确认')).toBeTruthy();
  expect(history.getByText('系统')).toBeTruthy();
  expect(screen.getByRole('link', { name: '查看' }).getAttribute('href')).toBe('/sagas/s1');
  expect(screen.queryByRole('button', { name: /退款|免予/ })).toBeNull();
});

it('records what came back in fen, as the reader saw it', async () => {
  shown('finance');
  fireEvent.click(await screen.findByRole('button', { name: '登记退款' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: '登记退款' }));
  expect(dialog.getByText('请填写金额')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/金额/), { target: { value: '1240.10' } });
  fireEvent.change(dialog.getByLabelText(/票据编号/), { target: { value: ' 票 0017 ' } });
  fireEvent.click(dialog.getByRole('button', { name: '登记退款' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await posted('/repayments')).toEqual([{ amount_fen: 124010, document: '票 0017' }]);
  expect(postedTo('/repayments')[0]!.headers.get('If-Match')).toBe('"2"');
});

it('lets a district confirmer waive, with a reason', async () => {
  shown('district_confirmer');
  fireEvent.click(await screen.findByRole('button', { name: '免予追回' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/金额/), { target: { value: '2400' } });
  fireEvent.click(dialog.getByRole('button', { name: '免予追回' }));
  expect(dialog.getByText('请填写')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/理由/), { target: { value: '无遗产' } });
  fireEvent.click(dialog.getByRole('button', { name: '免予追回' }));
  await waitFor(async () => expect(await posted('/waivers')).toEqual([{ amount_fen: 240000, reason: '无遗产' }]));
});

it('is over when nothing is left, or it was withdrawn', async () => {
  shown('finance', page({ outstanding_fen: 0, repaid_fen: 240000, withdrawn: true }));
  expect(await screen.findByText(/已退的 2,400.00 元应当退还/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '登记退款' })).toBeNull();
});
