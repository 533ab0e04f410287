// English of zh/office.ts.
import type { office as zh } from '../zh/office';

export const office: Record<keyof typeof zh, string> = {
  'menu.system': 'System',
  'shell.demo_days': '{days, plural, one {1 day} other {# days}} on',
  'system.ok': 'in order',
  'system.fault': 'at fault',
  'system.state': 'State',
  'system.version': 'Version',
  'system.head': 'Log entries',
  'system.views': 'Views at',
  'system.relay': 'Relay to Kafka',
  'system.relay_behind': '{n} entries to go',
  'system.demo': 'Demo date',
  'system.demo_detail': 'The demo office’s date can be moved on; waits that are over then end.',
  'system.moved': 'The office date is now {date}; {n, plural, one {one wait} other {# waits}} ended.',
};
