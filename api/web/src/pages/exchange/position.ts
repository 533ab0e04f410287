// A position of the log as people type it. Undefined: not one.
export function parsePosition(text: string): number | undefined {
  const typed = text.trim();
  return /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;
}
