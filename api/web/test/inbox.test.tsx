import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { InboxPage } from '@/pages/inbox/InboxPage';
import { renderInOffice, serving } from './office';

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
