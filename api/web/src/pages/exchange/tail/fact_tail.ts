// The newest facts as the server streams them, for a page that shows them as they come. Facts are
// handed on in batches and older ones dropped unread, so a fast stream costs the page no more than a
// slow one. Nothing is kept after stop().
import { client, ok } from '@/api/client';
import { asProblem, type ApiProblem } from '@/api/problem';

export interface TailRow {
  position: number;
  time: string;
  type: string; // "claim.filed"
  stream: string;
  division: string; // empty: the fact names none
  text: string; // the CloudEvent as it came
}
export interface TailFilter {
  types: string[]; // "claim.filed", "claim.*"; none: every type
  division?: string;
}
// broken: comes again by itself; refused: does not.
export type TailState = 'opening' | 'open' | 'broken' | 'refused';
export interface TailView {
  state: TailState;
  rows: readonly TailRow[]; // newest first
  received: number;
  problem?: ApiProblem; // why refused
}
export const emptyTail: TailView = { state: 'opening', rows: [], received: 0 };

export const rows_max = 500;
const batch_ms = 300;
const again_after_ms = 3_000;

export class FactTail {
  private view = emptyTail;
  private running?: object; // a new one at each start, so that late answers find out
  private source?: EventSource;
  private waiting: string[] = [];
  private batch?: ReturnType<typeof setTimeout>;
  private again?: ReturnType<typeof setTimeout>;

  // `next`: the position to go on from; undefined: the log's end.
  constructor(
    private readonly filter: TailFilter,
    private next: number | undefined,
    private readonly changed: (view: TailView) => void,
  ) {}

  // Goes on where it stopped, so that nothing is left out.
  start(): void {
    this.running = {};
    this.show({ state: 'opening', problem: undefined });
    void this.open(this.running);
  }

  stop(): void {
    this.running = undefined;
    this.source?.close();
    clearTimeout(this.again);
    if (this.waiting.length > 0) this.showWaiting();
  }

  private query(): Record<'from', string> & Record<string, string> {
    const { types, division } = this.filter;
    return {
      from: String(this.next),
      ...(types.length > 0 && { types: types.join(',') }),
      ...(division && { division }),
    };
  }

  private async open(run: object): Promise<void> {
    try {
      // As a number, so that what is recorded while the line is broken is not missed.
      this.next ??= (await ok(client.GET('/api/v1/health'))).log_head;
    } catch (error) {
      return this.refusedOrAgain(run, asProblem(error));
    }
    if (this.running !== run) return;
    const source = new EventSource(`/api/v1/events?${new URLSearchParams(this.query())}`);
    this.source = source;
    source.onopen = () => this.show({ state: 'open' });
    source.onmessage = (event: MessageEvent<string>) => this.take(event);
    source.onerror = () => {
      this.show({ state: 'broken' });
      // Otherwise the browser is already coming again, from the last fact it was sent.
      if (source.readyState === EventSource.CLOSED) void this.comeAgain(run);
    };
  }

  private take({ lastEventId, data }: MessageEvent<string>): void {
    this.next = Number(lastEventId) + 1;
    this.view = { ...this.view, received: this.view.received + 1 };
    this.waiting.push(data);
    if (this.waiting.length > 2 * rows_max) this.waiting = this.waiting.slice(-rows_max);
    this.batch ??= setTimeout(() => this.showWaiting(), batch_ms);
  }

  private showWaiting(): void {
    clearTimeout(this.batch);
    this.batch = undefined;
    const fresh = this.waiting.slice(-rows_max).map(rowOf).reverse();
    this.waiting = [];
    this.show({ rows: [...fresh, ...this.view.rows].slice(0, rows_max) });
  }

  // An EventSource does not say why it gave up, so the same is asked for once more.
  private async comeAgain(run: object): Promise<void> {
    this.refusedOrAgain(run, await whyRefused(this.query()));
  }

  private refusedOrAgain(run: object, problem?: ApiProblem): void {
    if (this.running !== run) return;
    if (problem && isFinal(problem)) return this.show({ state: 'refused', problem });
    this.show({ state: 'broken' });
    this.again = setTimeout(() => void this.open(run), again_after_ms);
  }

  private show(change: Partial<TailView>): void {
    this.view = { ...this.view, ...change };
    this.changed(this.view);
  }
}

// A reader who is asked to sign in again goes on after that.
function isFinal({ failure, body: { status = 0 } }: ApiProblem): boolean {
  return failure === 'refused' && status >= 400 && status < 500 && status !== 429;
}

async function whyRefused(query: Record<string, string>): Promise<ApiProblem | undefined> {
  const enough = new AbortController();
  try {
    await ok(
      client.GET('/api/v1/events', { params: { query }, parseAs: 'stream', signal: enough.signal }),
    );
    return undefined;
  } catch (error) {
    return asProblem(error);
  } finally {
    enough.abort();
  }
}

interface CloudEvent {
  position: string;
  time: string;
  type: string;
  subject: string;
  data?: { division?: unknown; town?: unknown } | null;
}

export function rowOf(text: string): TailRow {
  const event = JSON.parse(text) as CloudEvent;
  const place = event.data?.division || event.data?.town;
  return {
    position: Number(event.position),
    time: event.time,
    type: event.type.replace(/^gov\.yiben\./, ''),
    stream: event.subject,
    division: typeof place === 'string' ? place : '',
    text,
  };
}
