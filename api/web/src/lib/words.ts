// Words the server owns (rules, roles, incomes …), by key, with {name} placeholders.
export type WordList = Record<string, string>;

export function fillIn(text: string, args: Record<string, string> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}

// The first key that has words; otherwise the last key's own name, so nothing is ever blank.
export function wordFor(
  words: WordList,
  keys: readonly string[],
  args?: Record<string, string>,
): string {
  const key = keys.find((k) => words[k] !== undefined);
  if (key) return fillIn(words[key]!, args);
  return (keys.at(-1) ?? '').split('.').at(-1) ?? '';
}
