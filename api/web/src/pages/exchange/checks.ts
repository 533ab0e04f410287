// What is wrong with the console's forms, by field: keys of words.
import type { AskedRange, NewSender, NewWebhook, Webhook } from '@/api/types';
import type { MessageKey } from '@/messages/zh';
import { parsePosition } from './position';

export interface WebhookDraft {
  name: string;
  url: string;
  types: string[];
  division?: string;
  from: string; // as typed; empty: from now on
}
export type Wrong<D> = Partial<Record<keyof D, MessageKey>>;

export function wrongInWebhook(draft: WebhookDraft): Wrong<WebhookDraft> {
  return {
    ...(!draft.name.trim() && { name: 'field.needed' }),
    ...(!isAddress(draft.url.trim()) && { url: draft.url.trim() ? 'webhook.url_wrong' : 'field.needed' }),
    ...(draft.from.trim() && parsePosition(draft.from) === undefined && { from: 'webhook.position_wrong' }),
  };
}

export function webhookAsked({ name, url, types, division, from }: WebhookDraft): NewWebhook {
  return {
    name: name.trim(),
    url: url.trim(),
    types,
    ...(division && { division }),
    ...(from.trim() && { from: parsePosition(from) }),
  };
}

// A webhook as it is, to be changed. The server names types as events do.
export function draftOf({ name, url, types, division }: Webhook): WebhookDraft {
  const shortTypes = types.map((type) => type.replace(/^gov\.yiben\./, ''));
  return { name, url, types: shortTypes, division: division || undefined, from: '' };
}

export interface RangeDraft {
  from: string; // as typed
  to: string;
  stream: string; // empty: every one
}

export function wrongInRange({ from, to }: RangeDraft): Wrong<RangeDraft> {
  const [first, last] = [parsePosition(from), parsePosition(to)];
  return {
    ...(first === undefined && { from: from.trim() ? 'webhook.position_wrong' : 'field.needed' }),
    ...(last === undefined && { to: to.trim() ? 'webhook.position_wrong' : 'field.needed' }),
    ...(first !== undefined && last !== undefined && first > last && { to: 'webhook.range_backwards' }),
  };
}

export function rangeAsked({ from, to, stream }: RangeDraft): AskedRange {
  return { stream: stream.trim(), from: parsePosition(from), to: parsePosition(to) };
}

export function wrongInSender(draft: NewSender): Wrong<NewSender> {
  return {
    ...(!draft.name.trim() && { name: 'field.needed' }),
    ...(!draft.source.trim() && { source: 'field.needed' }),
    ...(draft.types.length === 0 && { types: 'sender.types_needed' }),
  };
}

// The server has the last word; this spares the way to it.
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s#/?@]+([/?][^\s#]*)?$/i.test(text);
}
