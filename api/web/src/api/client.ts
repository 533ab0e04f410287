// The one way to the server: adds the headers every command carries, lets a reader see what was
// just written, and turns every answer that is not a success into an ApiProblem.
import createClient, { type Middleware } from 'openapi-fetch';
import { uuid } from '../lib/uuid';
import { asProblem, problemFrom } from './problem';
import type { paths } from './schema';

let written = 0; // the log position our latest command reached
let signedOut: () => void = () => {};

export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

// Keys of commands whose outcome is not known yet, by what they ask for: the same request sent again
// after a broken connection carries the same key, so the server does it once.
const openKeys = new Map<string, string>();

async function fingerprint(request: Request): Promise<string> {
  return `${request.method} ${request.url} ${await request.clone().text()}`;
}

const headers: Middleware = {
  async onRequest({ request }) {
    if (request.method === 'GET') {
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

export const client = createClient<paths>({
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
  throw problem;
}

function remember(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('position' in data)) return;
  if (typeof data.position === 'number') written = Math.max(written, data.position);
}

// The version a reader saw, for commands that must not overwrite somebody else's.
export const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
