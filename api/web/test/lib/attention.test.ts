import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => vi.useRealTimers());

it('tells a minute after the last key or click', async () => {
  const { nobodyIsThere } = await import('@/lib/attention');
  expect(nobodyIsThere()).toBe(false);
  vi.advanceTimersByTime(61_000);
  expect(nobodyIsThere()).toBe(true);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  expect(nobodyIsThere()).toBe(false);
});
