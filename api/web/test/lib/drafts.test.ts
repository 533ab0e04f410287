import { expect, it, vi } from 'vitest';
import { dropDraft, dropOldDrafts, loadDraft, saveDraft, watchDraft } from '@/lib/drafts';

it('keeps a draft for its user alone', () => {
  expect(saveDraft('zhou', 'claim', { name: '张安' }, new Date('2026-03-01T00:00:00Z'))).toBe('2026-03-01T00:00:00.000Z');
  expect(loadDraft('zhou', 'claim')).toEqual({ saved_at: '2026-03-01T00:00:00.000Z', value: { name: '张安' } });
  expect(loadDraft('wu', 'claim')).toBeUndefined();
});

it('forgets what nobody has touched for a month, and nothing else', () => {
  saveDraft('zhou', 'claim', 1, new Date('2026-01-20T00:00:00Z'));
  saveDraft('wu', 'claim', 2, new Date('2026-02-20T00:00:00Z'));
  localStorage.setItem('yiben.language', 'en');
  dropOldDrafts(new Date('2026-03-01T00:00:00Z'));
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
  expect(loadDraft('wu', 'claim')?.value).toBe(2);
  expect(localStorage.getItem('yiben.language')).toBe('en');
});

it('drops one', () => {
  saveDraft('zhou', 'claim', 1);
  dropDraft('zhou', 'claim');
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
});

it('hears of another window’s changes to this draft, and of no other', () => {
  const changed = vi.fn();
  const stop = watchDraft('zhou', 'claim', changed);
  window.dispatchEvent(new StorageEvent('storage', { key: 'yiben.draft.wu.claim' }));
  expect(changed).not.toHaveBeenCalled();
  window.dispatchEvent(new StorageEvent('storage', { key: 'yiben.draft.zhou.claim' }));
  expect(changed).toHaveBeenCalledOnce();
  stop();
});

it('lets the form work when the browser will not store or has stored rubbish', () => {
  const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  expect(saveDraft('zhou', 'claim', 1)).toBeUndefined();
  set.mockRestore();
  localStorage.setItem('yiben.draft.zhou.claim', '{broken');
  expect(loadDraft('zhou', 'claim')).toBeUndefined();
});
