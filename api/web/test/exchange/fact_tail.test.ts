import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FactTail, rowOf, rows_max, type TailView } from '@/pages/exchange/tail/fact_tail';
import { serving } from '../made_up_office';

// The browser's EventSource, played by hand.
class Source {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  onopen = () => {};
  onmessage: (message: unknown) => void = () => {};
  onerror = () => {};
  constructor(readonly address: string) {
    Source.all.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  fact(position: number, type = 'claim.filed', data: unknown = {}) {
    this.onmessage({ lastEventId: String(position), data: event(position, type, data) });
  }
  breaks(closed: boolean) {
    this.readyState = closed ? Source.CLOSED : 0;
    this.onerror();
  }
  get query() {
    return Object.fromEntries(new URL(this.address, 'http://office.example').searchParams);
  }
}
const last = () => Source.all.at(-1)!;
const event = (position: number, type: string, data: unknown) =>
  JSON.stringify({ position: String(position), time: '2026-03-02T01:02:03Z', type: `gov.yiben.${type}`, subject: 'claim-1', data });

let views: TailView[];
const now = () => views.at(-1)!;
const tailFrom = (from?: number) => new FactTail({ types: [] }, from, (view) => views.push(view));
const soon = () => vi.advanceTimersByTimeAsync(300);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.all = [];
  views = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks the server for the types and the division', async () => {
  new FactTail({ types: ['claim.*', 'fund.opened'], division: '500199001' }, 7, () => {}).start();
  await soon();
  expect(last().query).toEqual({ from: '7', types: 'claim.*,fund.opened', division: '500199001' });
});

it('begins at the end of the log when no position is asked for', async () => {
  serving({ 'GET /api/v1/health': { log_head: 156 } });
  tailFrom().start();
  await soon();
  expect(last().query.from).toBe('156');
});

it('shows what came in one go, newest first', async () => {
  tailFrom(0).start();
  await soon();
  const before = views.length;
  for (let i = 0; i < 60; i += 1) last().fact(i);
  expect(views).toHaveLength(before);
  await soon();
  expect(views).toHaveLength(before + 1);
  expect(now().rows.slice(0, 2).map((r) => r.position)).toEqual([59, 58]);
  expect(now().received).toBe(60);
});

it('keeps the last rows only, however many come', async () => {
  tailFrom(0).start();
  await soon();
  for (let i = 0; i < 10_000; i += 1) last().fact(i);
  await soon();
  expect(now().received).toBe(10_000);
  expect(now().rows).toHaveLength(rows_max);
  expect(now().rows.map((r) => r.position)).toEqual(Array.from({ length: rows_max }, (_, i) => 9_999 - i));
  last().fact(10_000);
  await soon();
  expect(now().rows).toHaveLength(rows_max);
  expect(now().rows[0]!.position).toBe(10_000);
});

it('goes on after a pause where it stopped, and says nothing meanwhile', async () => {
  const tail = tailFrom(0);
  tail.start();
  await soon();
  last().fact(41);
  tail.stop();
  expect(last().readyState).toBe(Source.CLOSED);
  expect(now().rows[0]!.position).toBe(41);
  const quiet = views.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(views).toHaveLength(quiet);
  tail.start();
  await soon();
  expect(last().query.from).toBe('42');
  expect(now().rows[0]!.position).toBe(41);
});

it('says that the line is broken, and leaves it to the browser to come again', async () => {
  tailFrom(0).start();
  await soon();
  last().breaks(false);
  expect(now().state).toBe('broken');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Source.all).toHaveLength(1);
  last().onopen();
  expect(now().state).toBe('open');
});

it('comes again by itself when the browser has given up', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
  tailFrom(0).start();
  await soon();
  last().fact(8);
  last().breaks(true);
  await vi.advanceTimersByTimeAsync(3_100);
  expect(Source.all).toHaveLength(2);
  expect(last().query.from).toBe('9');
});

it('tells a refusal, and does not knock again', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"title":"no","status":400}', { status: 400 }));
  tailFrom(99).start();
  await soon();
  last().breaks(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(now()).toMatchObject({ state: 'refused', problem: { body: { title: 'no' } } });
  expect(Source.all).toHaveLength(1);
});

it('does not come again once the page is left', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
  const tail = tailFrom(0);
  tail.start();
  await soon();
  last().breaks(true);
  tail.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Source.all).toHaveLength(1);
});

it('reads a row from its event', () => {
  const row = (data: unknown) => rowOf(event(3, 'roll.town_confirmed', data));
  expect(row({ town: '500199001' })).toMatchObject({ position: 3, type: 'roll.town_confirmed', stream: 'claim-1', division: '500199001' });
  expect(row({ division: '500199002' }).division).toBe('500199002');
  expect(row({ division: { not: 'a code' } }).division).toBe('');
  expect(row(null).division).toBe('');
});
