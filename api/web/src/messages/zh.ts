// Every word of the screens in Chinese, the language that is always complete.
import { cases } from './zh/cases';
import { exchange } from './zh/exchange';
import { frame } from './zh/frame';
import { money } from './zh/money';
import { raises } from './zh/raises';
import { recoveries } from './zh/recoveries';
import { sagas } from './zh/sagas';

export const zh = { ...frame, ...cases, ...money, ...raises, ...recoveries, ...exchange, ...sagas };
export type MessageKey = keyof typeof zh;
