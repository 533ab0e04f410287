import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { lazyPage } from '@/app/lazy_page';
import { renderInOffice, serving } from '../made_up_office';

it('says in plain words that a page cannot be fetched, and fetches it at the next try', async () => {
  serving({});
  const load = vi
    .fn()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module: /assets/x.js'))
    .mockResolvedValue({ default: () => <h1>名册</h1> });
  const Page = lazyPage(load);
  renderInOffice(<Page />);
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('这个页面没有打开成功');
  expect(notice.textContent).not.toContain('module');
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('heading', { name: '名册' })).toBeTruthy();
});
