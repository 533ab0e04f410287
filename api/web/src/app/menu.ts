// All pages, and the menu each role has of them, in the order of the subjects here.
import type { RouteObject } from 'react-router';
import type { Role } from '@/api/types';
import { awards } from '@/pages/awards/routes';
import { cases } from '@/pages/cases/routes';
import { exchange } from '@/pages/exchange/routes';
import { lifeEvents } from '@/pages/life_events/routes';
import { money } from '@/pages/money/routes';
import { office } from '@/pages/office/routes';
import { people } from '@/pages/people/routes';
import type { MenuItem } from './subject';

const subjects = [cases, lifeEvents, people, awards, money, exchange, office];

export const routes: RouteObject[] = subjects.flatMap((subject) => subject.routes);

export const menuOf = (role: Role): MenuItem[] =>
  subjects.flatMap((subject) => subject.menu).filter((item) => item.roles.includes(role));

// Where one begins: at what waits for one's role, which for these is no case.
const homes: Partial<Record<Role, string>> = {
  finance: '/rolls',
  supervisor: '/monthly',
  integrator: '/console/facts',
};
export const homeOf = (role: Role): string => homes[role] ?? menuOf(role)[0]?.to ?? '/account';
