// Short names for the types generated from ../openapi.json; nothing here is written by hand but what
// access_types.ts holds for now.
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

type Answer<T> = T extends { content: { 'application/json': infer B } } ? B : never;
type Answers<O> = O extends { responses: infer R } ? Answer<R[Extract<keyof R, 200 | 201>]> : never;
export type GetAnswer<P extends keyof paths> = Answers<paths[P]['get']>;
type PostBody<P extends keyof paths> = paths[P]['post'] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;

export type { Me, Role } from './access_types';
export type Person = GetAnswer<'/api/v1/people/{person}'>;
export type ReadRow = Schemas['ReadRow'];
export type Household = GetAnswer<'/api/v1/households/{household}'>;
export type Rules = Schemas['ProgrammeRules'];
export type Programme = Rules & { pack: Schemas['PackRef'] };
export type FormField = Schemas['FormField'];
export type Material = Schemas['Material'];
export type Facts = Schemas['Facts'];
export type MemberFacts = Schemas['MemberFacts'];
export type Income = Schemas['Income'];
export type Deduction = Schemas['Deduction'];
export type Category = MemberFacts['categories'][number];
export type Assessment = Schemas['Assessment'];
export type Procedure = Schemas['Procedure'];
export type Step = Schemas['Step'];
export type StepOutcome = Schemas['StepOutcome'];
export type CaseRow = Schemas['CaseRow'];
export type InboxRow = GetAnswer<'/api/v1/inbox'>['rows'][number];
export type Case = GetAnswer<'/api/v1/claims/{claim}'>;
export type CaseAction = Case['actions'][number];
export type TimelineRow = Schemas['TimelineRow'];
export type Area = CaseRow['area'];
export type Purpose = CaseRow['purpose'];
export type Colleague = GetAnswer<'/api/v1/colleagues'>['rows'][number];
export type RosterRow = GetAnswer<'/api/v1/rosters/{programme}'>['rows'][number];
export type RosterTotals = GetAnswer<'/api/v1/rosters/{programme}'>['totals'];
export type Roll = GetAnswer<'/api/v1/rolls/{programme}/{month}'>;
export type RollTown = Roll['towns'][number];
export type Payment = Schemas['Payment'];
export type RollPayment = GetAnswer<'/api/v1/rolls/{programme}/{month}/payments'>['rows'][number];
export type Raises = GetAnswer<'/api/v1/raises/{programme}'>;
export type RaiseLine = Raises['rows'][number];
export type PackVersion = Raises['versions'][number];
export type RaisePreview = GetAnswer<'/api/v1/raises/{programme}/preview'>;
export type RaiseQuestion = RaisePreview['questions'][number];
export type Fund = GetAnswer<'/api/v1/funds'>['rows'][number];
export type Monthly = GetAnswer<'/api/v1/monthly'>['rows'][number];
export type InboxSearch = PostBody<'/api/v1/inbox/search'>;
export type NewClaim = PostBody<'/api/v1/claims'>;
export type NewPerson = PostBody<'/api/v1/people'>;
export type Act = PostBody<'/api/v1/claims/{claim}/steps/{step}'>;
export type Statement = PostBody<'/api/v1/rolls/{programme}/{month}/settlements/{home}/comparison'>;
export type StatedLine = Statement['lines'][number];
export type SettlementRow = GetAnswer<'/api/v1/rolls/{programme}/{month}/settlements/{home}'>['rows'][number];
export type RollStatement = Schemas['RollStatement'];
export type RollDifference = Schemas['RollDifference'];
export type Award = GetAnswer<'/api/v1/awards/{award}'>;
export type FundSource = PostBody<'/api/v1/funds/{fund}/budget'>['source'];
export type ClockChange = PostBody<'/api/v1/sagas/{saga}/steps/{step}/clock'>['change'];
export type RecoveryLine = Schemas['RecoveryLine'];
export type RecoveryRow = Schemas['RecoveryRow'];
export type Recovery = GetAnswer<'/api/v1/recoveries/{recovery}'>;
export type RecoveryEntry = Schemas['RecoveryEntry'];
export type TopicList = GetAnswer<'/api/v1/topics'>;
export type Topic = Schemas['TopicRow'];
export type EventVersion = Schemas['EventVersion'];
export type Webhook = Schemas['WebhookRow'];
export type HeldStream = Schemas['HeldStream'];
export type DeliveryAttempt = Schemas['DeliveryAttempt'];
export type NewWebhook = PostBody<'/api/v1/webhooks'>;
export type Sender = Schemas['SenderRow'];
export type NewSender = PostBody<'/api/v1/senders'>;
export type FactType = Schemas['FactType'];
export type FactRow = Schemas['FactRow'];
