// What is wrong with the console's forms, by field: keys of words.
import type { NewSender, NewWebhook } from '@/api/types';
import type { MessageKey } from '@/messages/zh';
import { parsePosition } from './position';

export interface WebhookDraft {
  name: string;
  url: string;
  types: string[];
  division?: string;
  from: string; // as typed; empty: from now on
}
type Wrong<D> = Partial<Record<keyof D, MessageKey>>;

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
