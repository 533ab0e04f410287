// Everything that is written. Each returns what the server answered or throws an ApiProblem.
import { client, ifMatch, ok } from './client';
import type { Act, Area, Facts, FundSource, NewClaim, NewPerson, Statement } from './types';
import type { ReturnLine } from '@/lib/return_file';

const { POST, PUT, DELETE } = client;

export const signOut = () => ok(DELETE('/session'));

export const lookUp = (id_number: string) => ok(POST('/people/lookup', { body: { id_number } }));
export const searchPeople = (name: string, division: string) =>
  ok(POST('/people/search', { body: { name, division } }));
export const registerPerson = (body: NewPerson) => ok(POST('/people', { body }));
export const setAccount = (
  person: string,
  body: { bank: string; account: string; holder: string },
) => ok(PUT('/people/{person}/account', { params: { path: { person } }, body }));
export const recordDeath = (person: string, on: string, source: string) =>
  ok(POST('/people/{person}/death', { params: { path: { person } }, body: { on, source } }));

export const formHousehold = (body: {
  householder: string;
  members: string[];
  division: string;
  area: Area;
}) => ok(POST('/households', { body }));
export const joinHousehold = (id: string, person: string) =>
  ok(POST('/households/{id}/members', { params: { path: { id } }, body: { person } }));

export const fileClaim = (body: NewClaim) => ok(POST('/claims', { body }));
export const actOnCase = (claim: string, step: string, version: number, body: Act) =>
  ok(
    POST('/claims/{claim}/steps/{step}', {
      params: { path: { claim, step } },
      body,
      ...ifMatch(version),
    }),
  );
export const extendCase = (claim: string, version: number, reason: string) =>
  ok(
    POST('/claims/{claim}/extension', {
      params: { path: { claim } },
      body: { reason },
      ...ifMatch(version),
    }),
  );
export const tryAssessment = (body: {
  programme: string;
  division: string;
  area: Area;
  subject?: string;
  facts: Facts;
}) => ok(POST('/assessments', { body }));

export const drawRoll = (programme: string, month: string) =>
  ok(POST('/rolls', { body: { programme, month } }));

export interface RollKey {
  programme: string;
  month: string;
  version: number;
}
const at = ({ programme, month }: RollKey) => ({ path: { programme, month } });
export const confirmTown = (roll: RollKey, town: string) =>
  ok(
    POST('/rolls/{programme}/{month}/towns/{town}/confirmation', {
      params: { path: { ...at(roll).path, town } },
      ...ifMatch(roll.version),
    }),
  );
export const confirmRoll = (roll: RollKey, fund: string) =>
  ok(
    POST('/rolls/{programme}/{month}/confirmation', {
      params: at(roll),
      body: { fund },
      ...ifMatch(roll.version),
    }),
  );
export const holdPayment = (
  roll: RollKey,
  body: { award: string; for_month: string; reason: string },
) =>
  ok(POST('/rolls/{programme}/{month}/holds', { params: at(roll), body, ...ifMatch(roll.version) }));
export const recordReturns = (roll: RollKey, lines: ReturnLine[]) =>
  ok(
    POST('/rolls/{programme}/{month}/returns', {
      params: at(roll),
      body: { lines },
      ...ifMatch(roll.version),
    }),
  );
export const bankFileAddress = (programme: string, month: string, format: 'csv' | 'xlsx') =>
  `/api/v1/rolls/${programme}/${month}/bank-file?format=${format}`;
export const compareStatement = (month: string, body: Statement) =>
  ok(POST('/rolls/funeral/{month}/statement', { params: { path: { month } }, body }));

export const addBudget = (
  fund: string,
  body: { source: FundSource; amount_fen: number; document: string },
) => ok(POST('/funds/{fund}/budget', { params: { path: { fund } }, body }));

export const moveDemoClock = (days: number) => ok(POST('/demo/clock', { body: { days } }));
