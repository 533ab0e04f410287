import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import RosterPage from '@/pages/awards/rosters/RosterPage';
import { rules } from '../cases/rules';
import { address, renderInOffice, serving } from '../made_up_office';

it('keeps the day and the position a roster is asked for in its address', async () => {
  const totals = { awards: 0, people: 0, basic_fen: 0, supplement_fen: 0 };
  serving({
    'GET /api/v1/programmes': { rows: [{ pack: { id: 'dibao', version: 1 }, rules }] },
    'GET /api/v1/rosters/dibao': { rows: [], totals },
  });
  renderInOffice(<RosterPage />, '/rosters/dibao?known_at=42', '/rosters/:programme');
  expect(((await screen.findByLabelText('账本位置')) as HTMLInputElement).value).toBe('42');
  await screen.findByText(/按账本第 42 条时所知/);
  fireEvent.change(screen.getByLabelText('截至日期'), { target: { value: '2026-02-28' } });
  fireEvent.click(screen.getByRole('button', { name: '查询' }));
  await waitFor(() => expect(address()).toBe('/rosters/dibao?known_at=42&on=2026-02-28'));
  expect(screen.getByRole('link', { name: '最低生活保障' }).getAttribute('href')).toBe('/rosters/dibao?known_at=42&on=2026-02-28');
});
