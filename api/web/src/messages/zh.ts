// Every word of the screens in Chinese, the language that is always complete.
import { awards } from './zh/awards';
import { cases } from './zh/cases';
import { exchange } from './zh/exchange';
import { frame } from './zh/frame';
import { life_events } from './zh/life_events';
import { money } from './zh/money';
import { office } from './zh/office';
import { people } from './zh/people';

export const zh = {
  ...awards,
  ...cases,
  ...exchange,
  ...frame,
  ...life_events,
  ...money,
  ...office,
  ...people,
};
export type MessageKey = keyof typeof zh;
