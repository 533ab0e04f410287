// Where the reader last was in the inbox, so that a case leads back to the list it was opened from.
interface Place {
  to: string;
  state?: { who: string };
}
let last: Place = { to: '/inbox/todo' };

export function rememberInbox(to: string, who: string): void {
  last = { to, state: { who } };
}

export const lastInbox = (): Place => last;
