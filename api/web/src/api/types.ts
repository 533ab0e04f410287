// Short names for the types generated from ../openapi.json; nothing here is written by hand.
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

export type Me = Schemas['Me'];
export type Role = Me['role'];
export type Person = GetAnswer<'/people/{person}'>;
export type Household = GetAnswer<'/households/{id}'>;
export type Programme = GetAnswer<'/programmes'>['rows'][number];
export type Rules = Schemas['ProgrammeRules'];
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
export type InboxRow = GetAnswer<'/inbox'>['rows'][number];
export type Case = GetAnswer<'/claims/{claim}'>;
export type CaseAction = Case['actions'][number];
export type TimelineRow = Schemas['TimelineRow'];
export type Area = CaseRow['area'];
export type Purpose = CaseRow['purpose'];
export type Colleague = GetAnswer<'/colleagues'>['rows'][number];
export type RosterRow = GetAnswer<'/rosters/{programme}'>['rows'][number];
export type RosterTotals = GetAnswer<'/rosters/{programme}'>['totals'];
export type Roll = GetAnswer<'/rolls/{programme}/{month}'>;
export type RollTown = Roll['towns'][number];
export type Payment = Schemas['Payment'];
export type RollPayment = GetAnswer<'/rolls/{programme}/{month}/payments'>['rows'][number];
export type Fund = GetAnswer<'/funds'>['rows'][number];
export type Monthly = GetAnswer<'/monthly'>['rows'][number];
export type NewClaim = PostBody<'/claims'>;
export type NewPerson = PostBody<'/people'>;
export type Act = PostBody<'/claims/{claim}/steps/{step}'>;
export type Statement = PostBody<'/rolls/funeral/{month}/statement'>;
export type StatementAnswer = Answers<paths['/rolls/funeral/{month}/statement']['post']>;
export type FundSource = PostBody<'/funds/{fund}/budget'>['source'];
