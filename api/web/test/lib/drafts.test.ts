import { expect, it, vi } from 'vitest';
import { dropAllDrafts, dropDraft, loadDraft, saveDraft } from '@/lib/drafts';

it('keeps a draft for its user alone', () => {
  saveDraft('zhou', 'claim', { name: '张安' }, new Date('2026-03-01T00:00:00Z'));
  expect(loadDraft('zhou', 'claim')).toEqual({
    saved_at: '2026-03-01T00:00:00.000Z',
    value: { name: '张安' },
  });
  expect(loadDraft('wu', 'claim')).toBeUndefined();
});

it('forgets everybody’s drafts at sign-out, and nothing else', () => {
  saveDraft('zhou', 'claim', 1);
  saveDraft('wu', 'claim', 2);
  localStorage.setItem('yiben.language', 'en');
  dropAllDrafts();
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
  expect(loadDraft('wu', 'claim')).toBeUndefined();
  expect(localStorage.getItem('yiben.language')).toBe('en');
});

it('drops one', () => {
  saveDraft('zhou', 'claim', 1);
  dropDraft('zhou', 'claim');
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
});

it('lets the form work when the browser will not store or has stored rubbish', () => {
  const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  expect(saveDraft('zhou', 'claim', 1)).toBe(false);
  set.mockRestore();
  localStorage.setItem('yiben.draft.zhou.claim', '{broken');
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
});
