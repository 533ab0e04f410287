import { afterEach, expect, it, vi } from 'vitest';
import { client, ifMatch, ok, onSignedOut } from '@/api/client';
import { asProblem } from '@/api/problem';


const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

function answering(...answers: (Response | Error)[]) {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    const answer = answers.shift()!;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return sent;
}
afterEach(() => vi.unstubAllGlobals());

const draw = () =>
  ok(client.POST('/api/v1/rolls', { body: { programme: 'dibao', month: '2026-03' } }));

it('marks commands, and reads after its own write', async () => {
  const sent = answering(json(200, { payments: 1, total_fen: 1, position: 42, repeated: false }), json(200, { rows: [] }));
  await draw();
  await ok(client.GET('/api/v1/funds'));
  expect(sent[0]!.headers.get('X-Yiben')).toBe('1');
  expect(sent[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[1]!.headers.get('X-Yiben-After')).toBe('42');
  expect(sent[1]!.headers.get('Idempotency-Key')).toBeNull();
});

it('repeats a command of unknown outcome under the same key, and only that', async () => {
  const done = { payments: 1, total_fen: 1, position: 1, repeated: true };
  const sent = answering(new TypeError('Failed to fetch'), json(503, {}), json(200, done), json(200, done));
  await expect(draw()).rejects.toMatchObject({ failure: 'offline' });
  await expect(draw()).rejects.toMatchObject({ failure: 'refused' });
  await draw();
  await draw();
  const keys = sent.map((request) => request.headers.get('Idempotency-Key'));
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]);
  expect(keys[3]).not.toBe(keys[0]);
});

it('sends the version it saw', async () => {
  const sent = answering(json(200, { position: 1, repeated: false }));
  await ok(
    client.POST('/api/v1/claims/{claim}/steps/{step}', {

      params: { path: { claim: 'c', step: 'accept' } },
      body: { outcome: 'accepted', materials: [] },
      ...ifMatch(7),
    }),
  );
  expect(sent[0]!.headers.get('If-Match')).toBe('"7"');
});

it('throws the problem of a refusal and notices a lost session', async () => {
  const lost = vi.fn();
  onSignedOut(lost);
  answering(json(422, { title: '资金余额不足。', rule: 'fund_balance_short' }), json(401, {}));
  const refused = asProblem(await draw().catch((e: unknown) => e));
  expect(refused.body.rule).toBe('fund_balance_short');
  expect(lost).not.toHaveBeenCalled();
  await expect(draw()).rejects.toMatchObject({ failure: 'signed_out' });
  expect(lost).toHaveBeenCalledOnce();
});
