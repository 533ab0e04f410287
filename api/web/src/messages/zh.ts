// Every word of the screens in Chinese, the language that is always complete.
import { cases } from './zh/cases';
import { frame } from './zh/frame';
import { money } from './zh/money';
import { raises } from './zh/raises';

export const zh = { ...frame, ...cases, ...money, ...raises };
export type MessageKey = keyof typeof zh;
