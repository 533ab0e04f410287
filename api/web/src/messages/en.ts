// The same words in English. The type asks for every key.
import { cases } from './en/cases';
import { exchange } from './en/exchange';
import { frame } from './en/frame';
import { money } from './en/money';
import { raises } from './en/raises';
import { recoveries } from './en/recoveries';
import { sagas } from './en/sagas';
import type { MessageKey } from './zh';

export const en: Record<MessageKey, string> = {
  ...frame,
  ...cases,
  ...money,
  ...raises,
  ...recoveries,
  ...exchange,
  ...sagas,
};
