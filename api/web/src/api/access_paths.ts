// The routes of sign-in, sessions and users, written by hand until ../openapi.json has them: then this
// file goes, `access` in office.ts becomes `client`, and the types come from schema.d.ts.
import type { Me, MachineCredential, OwnSession, SignInRow, UserPage, UserRow } from './access_types';
import type { Person } from './types';

interface Answers<A> {
  200: { content: { 'application/json': A } };
  default: { content: { 'application/problem+json': unknown } };
}
interface Params<P, Q> {
  path?: P;
  query?: Q;
}
interface Get<A, P = never, Q = never> {
  parameters: Params<P, Q>;
  responses: Answers<A>;
}
interface Send<B, A = Written, P = never> {
  parameters: Params<P, never>;
  requestBody: { content: { 'application/json': B } };
  responses: Answers<A>;
}
interface Bare<A = Written, P = never> {
  parameters: Params<P, never>;
  responses: Answers<A>;
}
export interface Written {
  position: number;
  repeated: boolean;
}
interface OfUser {
  user: string;
}
interface OfMachine {
  credential: string;
}
interface Paged {
  cursor?: string;
  limit?: string;
}
interface Rows<R> {
  rows: R[];
  next?: string;
}
interface Reason {
  reason: string;
}

export interface AccessPaths {
  '/api/v1/me': { get: Get<Me> };
  '/api/v1/me/password': { put: Send<{ current: string; new: string }> };
  '/api/v1/me/second-factor': {
    post: Bare<{ secret: string; uri: string }>;
    put: Send<{ code: string }>;
  };
  '/api/v1/me/sessions': { get: Get<Rows<OwnSession>> };
  '/api/v1/me/sessions/{session}': { delete: Bare<Written, { session: string }> };
  '/api/v1/users': {
    get: Get<Rows<UserRow>, never, Paged & { division?: string; role?: string; state?: string }>;
    post: Send<{ login: string; name: string }, { user: string; initial_password: string }>;
  };
  '/api/v1/users/{user}': { get: Get<UserPage, OfUser> };
  '/api/v1/users/{user}/name': { put: Send<Reason & { name: string }, Written, OfUser> };
  '/api/v1/users/{user}/disabling': { post: Send<Reason, Written, OfUser> };
  '/api/v1/users/{user}/enabling': { post: Send<Reason, Written, OfUser> };
  '/api/v1/users/{user}/post': {
    put: Send<Reason & { role: string; division: string; hand_over_to?: string }, Written, OfUser>;
  };
  '/api/v1/users/{user}/password-reset': { post: Bare<{ initial_password: string }, OfUser> };
  '/api/v1/users/{user}/second-factor': { delete: Bare<Written, OfUser> };
  '/api/v1/users/{user}/sessions': {
    get: Get<Rows<OwnSession>, OfUser>;
    delete: Bare<Written, OfUser>;
  };
  '/api/v1/users/{user}/unlocking': { post: Bare<Written, OfUser> };
  '/api/v1/sign-ins': { get: Get<Rows<SignInRow>, never, Paged & { login?: string; user?: string }> };
  '/api/v1/machine-credentials': {
    get: Get<Rows<MachineCredential>>;
    post: Send<{ name: string; scopes: string[]; division: string }, { credential: string; key: string }>;
  };
  '/api/v1/machine-credentials/{credential}/key': { post: Bare<{ key: string }, OfMachine> };
  '/api/v1/machine-credentials/{credential}/end': { post: Send<Reason, Written, OfMachine> };
  '/api/v1/people/{person}/unmasked': {
    post: Send<{ purpose: string; note?: string; claim?: string }, Person, { person: string }>;
  };
}
