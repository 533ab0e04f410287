// Six digits from an app on the phone, as people type them: with a space, or full width.
export function tidyOneTimeCode(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, '');
}

export const isOneTimeCode = (text: string): boolean => /^\d{6}$/.test(tidyOneTimeCode(text));
