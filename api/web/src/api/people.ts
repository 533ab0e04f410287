// People and households: what is read, what is written.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, ok } from './client';
import type { Area, DeathProof, NewPerson } from './types';

const { GET, POST, PUT } = client;

export const lookUp = (id_number: string) => ok(POST('/api/v1/people/lookup', { body: { id_number } }));
export const searchPeople = (name: string, division: string) =>
  ok(POST('/api/v1/people/search', { body: { name, division } }));
export interface Unmasking {
  purpose: string;
  note?: string; // what for, when it is none of the purposes there are
  claim?: string;
}
export const unmaskPerson = (person: string, body: Unmasking) =>
  ok(POST('/api/v1/people/{person}/unmasked', { params: { path: { person } }, body }));
export const registerPerson = (body: NewPerson) => ok(POST('/api/v1/people', { body }));
export const correctPerson = (
  person: string,
  body: { name?: string; division?: string; area?: Area; reason: string },
) => ok(POST('/api/v1/people/{person}/corrections', { params: { path: { person } }, body }));
export const setAccount = (
  person: string,
  body: { bank: string; account: string; account_holder: string; reason?: string },
) => ok(PUT('/api/v1/people/{person}/account', { params: { path: { person } }, body }));
export const confirmAccount = (person: string) =>
  ok(POST('/api/v1/people/{person}/account/confirmation', { params: { path: { person } } }));
export const declineAccount = (person: string, reason: string) =>
  ok(POST('/api/v1/people/{person}/account/refusal', { params: { path: { person } }, body: { reason } }));
export const proposedAccountsQuery = queryOptions({
  queryKey: ['people', 'proposed-accounts'],
  queryFn: () => ok(GET('/api/v1/proposed-accounts')),
});
export const recordDeath = (person: string, on: string, proof: DeathProof, number: string) =>
  ok(POST('/api/v1/people/{person}/death', { params: { path: { person } }, body: { on, proof, number } }));
export const formHousehold = (body: {
  householder: string;
  members: string[];
  division: string;
  area: Area;
}) => ok(POST('/api/v1/households', { body }));
export const joinHousehold = (household: string, person: string) =>
  ok(POST('/api/v1/households/{household}/members', { params: { path: { household } }, body: { person } }));
export const personQuery = (person: string) =>
  queryOptions({
    queryKey: ['people', person],
    queryFn: () => ok(GET('/api/v1/people/{person}', { params: { path: { person } } })),
  });
export const readsQuery = (person: string) =>
  infiniteQueryOptions({
    queryKey: ['people', person, 'reads'],
    queryFn: ({ pageParam }) =>
      ok(GET('/api/v1/people/{person}/reads', { params: { path: { person }, query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['households', id],
    queryFn: () => ok(GET('/api/v1/households/{household}', { params: { path: { household: id } } })),
  });
