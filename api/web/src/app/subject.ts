// A subject of the office: the pages it has, and which of them stand in whose menu.
import type { RouteObject } from 'react-router';
import type { Role } from '@/api/types';
import type { MessageKey } from '@/messages/zh';

export interface MenuItem {
  to: string;
  words: MessageKey;
  roles: readonly Role[];
}
export interface Subject {
  routes: RouteObject[];
  menu: MenuItem[];
}
