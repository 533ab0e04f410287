// What does not change while a page is open: asked for once, and left alone when a command is done.
export const lasting = { staleTime: Infinity, gcTime: Infinity };

const names = new Set<unknown>([
  'me',
  'messages',
  'divisions',
  'programmes',
  'funeral-homes',
  'colleagues',
  'schemas',
  'fact-types',
]);
export const isLasting = (name: unknown): boolean => names.has(name);
