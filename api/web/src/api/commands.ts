// Everything that is written. Each returns what the server answered or throws an ApiProblem.
import { client, ifMatch, ok } from './client';
import type {
  Act,
  Area,
  Facts,
  FundSource,
  InboxSearch,
  NewClaim,
  NewPerson,
  NewSender,
  NewWebhook,
  Roll,
  Statement,
} from './types';
import type { ReturnLine } from '@/lib/return_file';

const { POST, PUT, DELETE } = client;

export const signOut = () => ok(DELETE('/api/v1/session'));

export const lookUp = (id_number: string) => ok(POST('/api/v1/people/lookup', { body: { id_number } }));
export const searchPeople = (name: string, division: string) =>
  ok(POST('/api/v1/people/search', { body: { name, division } }));
export const unmaskPerson = (person: string, purpose: string) =>
  ok(POST('/api/v1/people/{person}/unmasked', { params: { path: { person } }, body: { purpose } }));
export const registerPerson = (body: NewPerson) => ok(POST('/api/v1/people', { body }));
export const setAccount = (
  person: string,
  body: { bank: string; account: string; holder: string },
) => ok(PUT('/api/v1/people/{person}/account', { params: { path: { person } }, body }));
export const recordDeath = (person: string, on: string, source: string) =>
  ok(POST('/api/v1/people/{person}/death', { params: { path: { person } }, body: { on, source } }));

export const formHousehold = (body: {
  householder: string;
  members: string[];
  division: string;
  area: Area;
}) => ok(POST('/api/v1/households', { body }));
export const joinHousehold = (household: string, person: string) =>
  ok(POST('/api/v1/households/{household}/members', { params: { path: { household } }, body: { person } }));

export const searchInbox = (body: InboxSearch) => ok(POST('/api/v1/inbox/search', { body }));
export const fileClaim = (body: NewClaim) => ok(POST('/api/v1/claims', { body }));
export const actOnCase = (claim: string, step: string, version: number, body: Act) =>
  ok(
    POST('/api/v1/claims/{claim}/steps/{step}', {
      params: { path: { claim, step } },
      body,
      ...ifMatch(version),
    }),
  );
export const extendCase = (claim: string, reason: string) =>
  ok(POST('/api/v1/claims/{claim}/extension', { params: { path: { claim } }, body: { reason } }));
export const tryAssessment = (body: {
  programme: string;
  division: string;
  area: Area;
  subject?: string;
  facts: Facts;
}) => ok(POST('/api/v1/assessments', { body }));

export const drawRoll = (programme: string, month: string) =>
  ok(POST('/api/v1/rolls', { body: { programme, month } }));

// A roll as the reader saw it: a command is refused when it has moved on since.
export type SeenRoll = Pick<Roll, 'programme' | 'month' | 'version'>;
const at = ({ programme, month }: SeenRoll) => ({ path: { programme, month } });
export const confirmTown = (roll: SeenRoll, town: string) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/towns/{town}/confirmation', {
      params: { path: { ...at(roll).path, town } },
      ...ifMatch(roll.version),
    }),
  );
export const confirmRoll = (roll: SeenRoll, fund: string) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/confirmation', {
      params: at(roll),
      body: { fund },
      ...ifMatch(roll.version),
    }),
  );
export const holdPayment = (
  roll: SeenRoll,
  body: { award: string; for_month: string; reason: string },
) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/holds', { params: at(roll), body, ...ifMatch(roll.version) }),
  );
export const recordReturns = (roll: SeenRoll, lines: ReturnLine[]) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/returns', {
      params: at(roll),
      body: { lines },
      ...ifMatch(roll.version),
    }),
  );
export const bankFileAddress = (programme: string, month: string, format: 'csv' | 'xlsx') =>
  `/api/v1/rolls/${programme}/${month}/bank-file?format=${format}`;
export const compareStatement = (roll: SeenRoll, home: string, body: Statement) =>
  ok(
    POST('/api/v1/rolls/{programme}/{month}/settlements/{home}/comparison', {
      params: { path: { ...at(roll).path, home } },
      body,
      ...ifMatch(roll.version),
    }),
  );

export const prepareRaise = (
  programme: string,
  body: { version: number; from: string; document: string },
) => ok(POST('/api/v1/raises/{programme}', { params: { path: { programme } }, body }));
const raiseAt = (programme: string, number: number) => ({
  params: { path: { programme, number: String(number) } },
});
export const confirmRaise = (programme: string, number: number) =>
  ok(POST('/api/v1/raises/{programme}/{number}/confirmation', raiseAt(programme, number)));
export const withdrawRaise = (programme: string, number: number, reason: string) =>
  ok(
    POST('/api/v1/raises/{programme}/{number}/withdrawal', {
      ...raiseAt(programme, number),
      body: { reason },
    }),
  );

export const openFund = (body: { fund: string; programme: string; year: number }) =>
  ok(POST('/api/v1/funds', { body }));
export const addBudget = (
  fund: string,
  body: { source: FundSource; amount_fen: number; document: string },
) => ok(POST('/api/v1/funds/{fund}/budget', { params: { path: { fund } }, body }));

const webhookAt = (webhook: string) => ({ params: { path: { webhook } } });
export const subscribeWebhook = (body: NewWebhook) => ok(POST('/api/v1/webhooks', { body }));
export const rotateWebhookSecret = (webhook: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/secret', webhookAt(webhook)));
// `stream`: empty for all that is held back.
export const replayWebhook = (webhook: string, stream: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/replay', { ...webhookAt(webhook), body: { stream } }));
export const endWebhook = (webhook: string, reason: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/end', { ...webhookAt(webhook), body: { reason } }));

const senderAt = (sender: string) => ({ params: { path: { sender } } });
export const registerSender = (body: NewSender) => ok(POST('/api/v1/senders', { body }));
export const rotateSenderSecret = (sender: string) =>
  ok(POST('/api/v1/senders/{sender}/secret', senderAt(sender)));
export const endSender = (sender: string, reason: string) =>
  ok(POST('/api/v1/senders/{sender}/end', { ...senderAt(sender), body: { reason } }));

export const moveDemoClock = (days: number) => ok(POST('/api/v1/demo/clock', { body: { days } }));
