import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { loadDraft, saveDraft } from '@/lib/drafts';
import ClaimPage from '@/pages/cases/claim/ClaimPage';
import type { ClaimDraft } from '@/pages/cases/claim/draft';
import { renderInOffice, serving } from '../made_up_office';
import { rules } from './rules';

const person = { ...rules, id: 'orphan', subject: 'person', name: { zh: '孤儿基本生活保障', en: 'Orphans' } };
beforeEach(() => void serving({ 'GET /api/v1/programmes': { rows: [rules, person].map((r) => ({ pack: { id: r.id, version: 1 }, rules: r })) } }));

const stored = () => loadDraft<ClaimDraft>('u1', 'claim')?.value;
const open = async () => {
  const page = renderInOffice(<ClaimPage />);
  return { ...page, dibao: await screen.findByRole('radio', { name: '最低生活保障' }) };
};
const anotherWindow = (value: Partial<ClaimDraft>) => {
  saveDraft('u1', 'claim', value, new Date('2026-03-01T00:00:00Z'));
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'yiben.draft.u1.claim' })));
};

it('saves the last that was typed when the page is left at once', async () => {
  const { dibao, unmount } = await open();
  fireEvent.click(dibao);
  expect(stored()).toBeUndefined();
  unmount();
  expect(stored()?.programme).toBe('dibao');
});

it('asks before it clears what was filled in', async () => {
  saveDraft('u1', 'claim', { programme: 'dibao' });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '清空重填' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));
  expect(stored()?.programme).toBe('dibao');
  fireEvent.click(screen.getByRole('button', { name: '清空重填' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '清空重填' }));
  await waitFor(() => expect(stored()).toBeUndefined());
  expect((screen.getByRole('radio', { name: '最低生活保障' }) as HTMLInputElement).checked).toBe(false);
});

it('does not write over what another window saved, unless told to', async () => {
  const { dibao } = await open();
  anotherWindow({ programme: 'orphan' });
  await screen.findByText(/另一个窗口里改过/);
  fireEvent.click(dibao);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(stored()?.programme).toBe('orphan');
  fireEvent.click(screen.getByRole('button', { name: '以这里的内容为准' }));
  expect(stored()?.programme).toBe('dibao');
  expect(screen.queryByText(/另一个窗口里改过/)).toBeNull();

  anotherWindow({ programme: 'orphan' });
  fireEvent.click(await screen.findByRole('button', { name: '改用那边的内容' }));
  expect((dibao as HTMLInputElement).checked).toBe(false);
});
