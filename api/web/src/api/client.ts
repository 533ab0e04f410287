// The one way to the server: adds the headers every command carries, lets a reader see what was
// just written, and turns every answer that is not a success into an ApiProblem.
import createClient, { type Middleware } from 'openapi-fetch';
import { nobodyIsThere } from '@/lib/attention';
import { codeOf } from '@/lib/problem_code';
import { uuid } from '@/lib/uuid';
import { asProblem, problemFrom } from './problem';
import type { paths } from './schema';

let written = 0; // the log position our latest command reached
let signedOut: () => void = () => {};
let mustFirst: () => void = () => {};

export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

// Told when the server wants something of the user before all else: a new password, a second factor.
export function onMustFirst(listener: () => void): void {
  mustFirst = listener;
}
const firsts = ['password_change_needed', 'second_factor_setup_needed'];

// Keys of commands whose outcome is not known yet, by what they ask for: the same request sent again
// after a broken connection carries the same key, so the server does it once.
const openKeys = new Map<string, string>();

async function fingerprint(request: Request): Promise<string> {
  return `${request.method} ${request.url} ${await request.clone().text()}`;
}

const headers: Middleware = {
  async onRequest({ request }) {
    if (request.method === 'GET') {
      if (nobodyIsThere()) request.headers.set('X-Yiben-Idle', '1');
      if (written) request.headers.set('X-Yiben-After', String(written));
      return request;
    }
    const what = await fingerprint(request);
    if (!openKeys.has(what)) openKeys.set(what, uuid());
    request.headers.set('X-Yiben', '1');
    request.headers.set('Idempotency-Key', openKeys.get(what)!);
    return request;
  },
};

// Every command needs X-Yiben; the middleware adds it, so no caller has to.
type Sent<P> = {
  [Path in keyof P]: {
    [Method in keyof P[Path]]: P[Path][Method] extends { parameters: infer All }
      ? Omit<P[Path][Method], 'parameters'> & { parameters: Omit<All, 'header'> & { header?: never } }
      : P[Path][Method];
  };
};

export const client = createClient<Sent<paths>>({
  baseUrl: '',
  fetch: async (request) => {
    const what = request.method === 'GET' ? '' : await fingerprint(request);
    const response = await fetch(request);
    if (response.status < 500) openKeys.delete(what); // the outcome is known
    return response;
  },
});
client.use(headers);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

export async function ok<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((e: unknown) => {
    throw asProblem(e);
  });
  if (response.ok) {
    remember(data);
    return data as T;
  }
  const problem = problemFrom(response.status, error);
  if (problem.failure === 'signed_out') signedOut();
  if (firsts.includes(codeOf(problem.body) ?? '')) mustFirst();
  throw problem;
}

function remember(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('position' in data)) return;
  if (typeof data.position === 'number') written = Math.max(written, data.position);
}

// The version a reader saw, for commands that must not overwrite somebody else's.
export const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
