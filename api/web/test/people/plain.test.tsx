import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Person } from '@/api/types';
import { PlainDialog } from '@/components/people/PlainDialog';
import { posted, renderInOffice, watching } from '../made_up_office';

const person = { person: 'p1', name: '张安', id_number: '110105********002X', bank: '' } as unknown as Person;
const words = { zh: { 'purposes.case': '办理申请', 'purposes.other': '其他' }, en: {} };

async function open() {
  watching({ 'GET /api/v1/messages': words, 'POST /api/v1/people/p1/unmasked': { ...person, id_number: '11010519491231002X' } });
  renderInOffice(<PlainDialog person={person} claim="c1" onClose={vi.fn()} />);
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: '办理申请' });
  return dialog;
}
const show = (dialog: HTMLElement) => fireEvent.click(within(dialog).getByRole('button', { name: '查看完整号码' }));
const choose = (dialog: HTMLElement, value: string) => fireEvent.change(within(dialog).getByLabelText(/查看用途/), { target: { value } });

it('shows a number in full for a purpose from the list, and for which case', async () => {
  const dialog = await open();
  show(dialog);
  expect(within(dialog).getByText('请选择', { selector: 'p' })).toBeTruthy();
  choose(dialog, 'case');
  show(dialog);
  expect(await within(dialog).findByText('11010519491231002X')).toBeTruthy();
  expect(await posted('/p1/unmasked')).toEqual([{ purpose: 'case', claim: 'c1' }]);
});

it('wants to know what another purpose is', async () => {
  const dialog = await open();
  choose(dialog, 'other');
  show(dialog);
  expect(within(dialog).getByText('请填写')).toBeTruthy();
  expect(await posted('/p1/unmasked')).toEqual([]);
  fireEvent.change(within(dialog).getByLabelText(/具体用途/), { target: { value: '信访核查' } });
  show(dialog);
  await waitFor(async () => expect(await posted('/p1/unmasked')).toEqual([{ purpose: 'other', note: '信访核查', claim: 'c1' }]));
});
