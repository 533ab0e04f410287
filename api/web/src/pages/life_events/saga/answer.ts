// What a department answered is a JSON object; what a person said is text. Of the first, the fields
// that hold something.
export interface AnswerPair {
  name: string;
  value: string;
}

// What only the office's own steps read back: its result, and the identifiers of awards.
export const isForMachines = (field: string): boolean => field === 'outcome' || field === 'awards';

export function readAnswer(text: string): string | AnswerPair[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return text;
  return Object.entries(parsed)
    .map(([name, value]) => ({ name, value: typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '') }))
    .filter(({ name, value }) => value !== '' && !isForMachines(name));
}
