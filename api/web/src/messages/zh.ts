// Every word of the screens in Chinese, the language that is always complete.
import { cases } from './zh/cases';
import { frame } from './zh/frame';
import { money } from './zh/money';

export const zh = { ...frame, ...cases, ...money };
export type MessageKey = keyof typeof zh;
