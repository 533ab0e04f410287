import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PersonCard } from '@/components/people/PersonCard';
import { PersonPicker } from '@/components/people/PersonPicker';
import { renderInOffice, serving } from '../made_up_office';

const number = '11010519491231002X';
const found = {
  person: 'p1', name: '张安', id_number: '110105********002X', sex: 'male', division: '500199001001',
  area: 'urban', bank: '', account: '', account_holder: '', benefits: {}, open_claims: [],
};
const type = async (text: string) =>
  fireEvent.change(await screen.findByLabelText('申请人'), { target: { value: text } });

it('looks somebody up as soon as the number is right', async () => {
  const asked = serving({ 'POST /api/v1/people/lookup': { valid: true, found } });
  const pick = vi.fn();
  renderInOffice(<PersonPicker id="a" label="申请人" onPick={pick} />);
  await type(number.slice(0, 17));
  expect(asked).not.toContain('POST /api/v1/people/lookup');
  await type(number);
  await waitFor(() => expect(pick).toHaveBeenCalledWith(found));
  expect(asked.filter((a) => a === 'POST /api/v1/people/lookup')).toHaveLength(1);
});

it('says what is wrong with a number, and asks nobody', async () => {
  const asked = serving({});
  renderInOffice(<PersonPicker id="a" label="申请人" onPick={vi.fn()} />);
  await type('110105194912310021');
  expect(await screen.findByText(/校验位不符/)).toBeTruthy();
  expect(asked).not.toContain('POST /api/v1/people/lookup');
});

it('registers only somebody nobody knows', async () => {
  const asked = serving({
    'POST /api/v1/people/lookup': { valid: true },
    'POST /api/v1/people': { person: 'p1', position: 9, repeated: false },
    'GET /api/v1/people/p1': found,
  });
  const pick = vi.fn();
  renderInOffice(<PersonPicker id="a" label="申请人" division="500199001001" onPick={pick} />);
  await type(number);
  const submit = await screen.findByRole('button', { name: '登记' });
  fireEvent.click(submit); // without a name: nothing is sent
  expect(await screen.findByText('请填写')).toBeTruthy();
  expect(asked).not.toContain('POST /api/v1/people');
  fireEvent.change(screen.getByLabelText(/姓名/), { target: { value: '张安' } });
  fireEvent.click(submit);
  await waitFor(() => expect(pick).toHaveBeenCalledWith(found));
});

it('shows a failed look-up as a failure, not as an unknown person', async () => {
  serving({});
  renderInOffice(<PersonPicker id="a" label="申请人" onPick={vi.fn()} />);
  await type(number);
  expect((await screen.findByRole('alert')).textContent).toContain('没有找到要访问的内容');
  expect(screen.queryByRole('button', { name: '登记' })).toBeNull();
});

it('leads from a death that was recorded to putting it right', async () => {
  serving({});
  const died = { ...found, died: '2026-02-28', account_holder: '' } as unknown as Parameters<typeof PersonCard>[0]['person'];
  renderInOffice(<PersonCard person={died} mayRecordDeath onChanged={vi.fn()} />);
  const link = await screen.findByRole('link', { name: '登记有误，办理更正' });
  expect(link.getAttribute('href')).toBe('/sagas/new?life_event=death_rectification&person=p1');
  expect(screen.queryByRole('button', { name: '登记死亡' })).toBeNull();
});
