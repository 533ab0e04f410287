import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { InboxPage } from '@/pages/cases/inbox/InboxPage';
import { lastInbox } from '@/pages/cases/inbox/last_inbox';
import { address, renderInOffice, serving } from '../made_up_office';

const page = { rows: [], next: '' };

it('asks the server for a name or a number once the typing has stopped', async () => {
  const asked = serving({
    'GET /api/v1/inbox': page,
    'GET /api/v1/inbox/counts': { todo: 0, done: 0, ended: 0 },
    'POST /api/v1/inbox/search': page,
  });
  renderInOffice(<InboxPage />);
  const box = await screen.findByLabelText('姓名或身份证号码');
  for (const text of ['王', '王秀', '王秀英']) fireEvent.change(box, { target: { value: text } });
  await waitFor(() => expect(asked).toContain('POST /api/v1/inbox/search'));
  expect(asked.filter((a) => a === 'POST /api/v1/inbox/search')).toHaveLength(1);
  expect(asked.join()).not.toContain('秀');
  await screen.findByText('没有同名的办件。');
});

const counts = (held: number) => ({
  'GET /api/v1/inbox': page,
  'GET /api/v1/inbox/counts': { todo: 0, done: 0, ended: 0 },
  'GET /api/v1/sagas/counts': { held, open: held, ended: 0 },
});

it('says how many life events wait for the reader', async () => {
  serving(counts(3));
  renderInOffice(<InboxPage />);
  const line = await screen.findByRole('link', { name: '联办事项还有 3 件等您办理' });
  expect(line.getAttribute('href')).toBe('/sagas');
});

it('says nothing of them when none does, or to those who do not act on them', async () => {
  serving(counts(0));
  const { unmount } = renderInOffice(<InboxPage />);
  await screen.findByText('现在没有等您办理的事项。');
  expect(screen.queryByText(/联办事项/)).toBeNull();
  unmount();
  const me = { user: 'u8', login: 'f', name: '财务', role: 'finance', division: '500199', division_name: '示范区', office_date: '2026-03-02', demo: false };
  const asked = serving({ ...counts(3), 'GET /api/v1/me': me });
  renderInOffice(<InboxPage />);
  await screen.findByText('现在没有等您办理的事项。');
  expect(asked).not.toContain('GET /api/v1/sagas/counts');
});

it('keeps what it is narrowed to: the place in its address, a name in the browser’s history alone', async () => {
  const asked = serving({ ...counts(0), 'POST /api/v1/inbox/search': page });
  const show = (at: string | { pathname: string; search: string; state: unknown }) => renderInOffice(<InboxPage />, at, '/inbox/:list');
  const { unmount } = show('/inbox/todo?division=500199001001');
  fireEvent.change(await screen.findByLabelText('姓名或身份证号码'), { target: { value: '王秀' } });
  await waitFor(() => expect(asked).toContain('POST /api/v1/inbox/search'));
  expect(address()).toBe('/inbox/todo?division=500199001001');
  expect(lastInbox()).toEqual({ to: '/inbox/todo?division=500199001001', state: { who: '王秀' } });
  expect(screen.getByRole('link', { name: /已办/ }).getAttribute('href')).toBe('/inbox/done?division=500199001001');
  unmount();
  const { to, state } = lastInbox();
  show({ pathname: to.split('?')[0]!, search: `?${to.split('?')[1]}`, state });
  expect(((await screen.findByLabelText('姓名或身份证号码')) as HTMLInputElement).value).toBe('王秀');
});
