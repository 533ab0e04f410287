// The same words in English. The type asks for every key.
import { awards } from './en/awards';
import { cases } from './en/cases';
import { exchange } from './en/exchange';
import { frame } from './en/frame';
import { life_events } from './en/life_events';
import { money } from './en/money';
import { office } from './en/office';
import { people } from './en/people';
import type { MessageKey } from './zh';

export const en: Record<MessageKey, string> = {
  ...awards,
  ...cases,
  ...exchange,
  ...frame,
  ...life_events,
  ...money,
  ...office,
  ...people,
};
