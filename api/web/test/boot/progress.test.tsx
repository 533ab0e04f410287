import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Progress } from '@/boot/Progress';

const found = {
  number: '20260302-AB12C', life_event: { zh: '身后一件事', en: 'After a death' }, opened_on: '2026-03-02', due: '2026-03-30',
  steps: [
    { name: { zh: '户口注销', en: '' }, department: { zh: '公安', en: '' }, state: 'under_way', due: '2026-03-04' },
    { name: { zh: '殡葬减免', en: '' }, department: { zh: '', en: '' }, state: 'needs_you' },
    { name: { zh: '残疾人证注销', en: '' }, department: { zh: '残联', en: '' }, state: 'not_needed' },
  ],
};
const answering = (status: number, body: unknown) => {
  const asked = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', asked);
  return asked;
};
const look = () => {
  render(<Progress />);
  fireEvent.change(screen.getByLabelText('受理编号'), { target: { value: ' 20260302-ab12c ' } });
  fireEvent.change(screen.getByLabelText('身份证号后四位'), { target: { value: '001x' } });
  fireEvent.click(screen.getByRole('button', { name: '查询' }));
};

it('shows a family each step, and what it is asked for', async () => {
  const asked = answering(200, found);
  look();
  expect(await screen.findByRole('heading', { name: /身后一件事/ })).toBeTruthy();
  expect(JSON.parse(String(asked.mock.calls[0]![1]!.body))).toEqual({ number: '20260302-AB12C', id_number_end: '001X' });
  expect(screen.getByText('最迟 2026-03-04')).toBeTruthy();
  expect(screen.getByText('等您同意').parentElement!.textContent).toContain('请到受理窗口');
  expect(screen.getByText('公安')).toBeTruthy();
  expect(screen.queryByText('残疾人证注销')).toBeNull();
});

it('says what the server says of a wrong number', async () => {
  answering(404, { title: '没有查到。', next_step: '请核对受理编号和身份证号后四位。' });
  look();
  expect((await screen.findByRole('alert')).textContent).toBe('没有查到。请核对受理编号和身份证号后四位。');
});

it('says so when the server cannot be reached', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new Error('offline'))));
  look();
  expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
});
