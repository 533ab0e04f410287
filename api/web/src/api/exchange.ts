// What goes to other systems and comes from them: topics, webhooks, senders, facts, departments.
import { queryOptions } from '@tanstack/react-query';
import { client, ok } from './client';
import { lasting } from './lasting';
import type { AskedRange, NewSender, NewWebhook } from './types';

const { GET, POST, PUT } = client;

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: () => ok(GET('/api/v1/topics')),
});
export const schemaQuery = (type: string, version: number) =>
  queryOptions({
    queryKey: ['schemas', type, version],
    queryFn: () =>
      ok(GET('/api/v1/schemas/{type}/{version}', { params: { path: { type, version } } })),
    ...lasting,
  });
export const factTypesQuery = queryOptions({
  queryKey: ['fact-types'],
  queryFn: async () => (await ok(GET('/api/v1/fact-types'))).rows,
  ...lasting,
});
export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: () => ok(GET('/api/v1/departments')),
  refetchInterval: 15_000,
});
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await ok(GET('/api/v1/webhooks'))).rows,
  refetchInterval: 5_000,
});
export const webhookQuery = (webhook: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook],
    queryFn: () => ok(GET('/api/v1/webhooks/{webhook}', { params: { path: { webhook } } })),
    refetchInterval: 5_000,
  });
const webhookAt = (webhook: string) => ({ params: { path: { webhook } } });
export const subscribeWebhook = (body: NewWebhook) => ok(POST('/api/v1/webhooks', { body }));
export const rotateWebhookSecret = (webhook: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/secret', webhookAt(webhook)));
// `stream`: empty for all that is held back.
export const replayWebhook = (webhook: string, stream: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/replay', { ...webhookAt(webhook), body: { stream } }));
export const replayRange = (webhook: string, body: AskedRange) =>
  ok(POST('/api/v1/webhooks/{webhook}/replay', { ...webhookAt(webhook), body }));
export const changeWebhook = (webhook: string, { name, url, types, division }: NewWebhook) =>
  ok(PUT('/api/v1/webhooks/{webhook}', { ...webhookAt(webhook), body: { name, url, types, division } }));
export const pauseWebhook = (webhook: string, reason: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/pause', { ...webhookAt(webhook), body: { reason } }));
export const resumeWebhook = (webhook: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/resume', webhookAt(webhook)));
export const testWebhook = (webhook: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/test', webhookAt(webhook)));
export const endWebhook = (webhook: string, reason: string) =>
  ok(POST('/api/v1/webhooks/{webhook}/end', { ...webhookAt(webhook), body: { reason } }));
export const sendersQuery = queryOptions({
  queryKey: ['senders'],
  queryFn: async () => (await ok(GET('/api/v1/senders'))).rows,
});
const senderAt = (sender: string) => ({ params: { path: { sender } } });
export const registerSender = (body: NewSender) => ok(POST('/api/v1/senders', { body }));
export const rotateSenderSecret = (sender: string) =>
  ok(POST('/api/v1/senders/{sender}/secret', senderAt(sender)));
export const endSender = (sender: string, reason: string) =>
  ok(POST('/api/v1/senders/{sender}/end', { ...senderAt(sender), body: { reason } }));
export const factsQuery = queryOptions({
  queryKey: ['facts'],
  queryFn: () => ok(GET('/api/v1/facts')),
  refetchInterval: 5_000,
});
