// Drafts of forms, kept in this browser for one user and deleted when that user signs out: nobody
// finds another's half-written case on a shared PC.

const prefix = 'yiben.draft.';
const keyOf = (user: string, form: string) => `${prefix}${user}.${form}`;

export interface Draft<T> {
  saved_at: string;
  value: T;
}

export function saveDraft<T>(user: string, form: string, value: T, now = new Date()): boolean {
  try {
    const draft: Draft<T> = { saved_at: now.toISOString(), value };
    localStorage.setItem(keyOf(user, form), JSON.stringify(draft));
    return true;
  } catch {
    return false; // storage full or switched off: the form still works, unsaved
  }
}

export function loadDraft<T>(user: string, form: string): Draft<T> | undefined {
  try {
    const text = localStorage.getItem(keyOf(user, form));
    return text ? (JSON.parse(text) as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(user: string, form: string): void {
  localStorage.removeItem(keyOf(user, form));
}

export function dropAllDrafts(): void {
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .forEach((key) => localStorage.removeItem(key));
}
