// Drafts of forms, kept in this browser for one user: signing out leaves them for that user alone, and
// one nobody has touched for a month goes.

const prefix = 'yiben.draft.';
const days_kept = 30;
const keyOf = (user: string, form: string) => `${prefix}${user}.${form}`;

export interface Draft<T> {
  saved_at: string;
  value: T;
}

function read<T>(text: string | null): Draft<T> | undefined {
  try {
    return text ? (JSON.parse(text) as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}

// When it was saved, or nothing when the browser keeps nothing: the form still works, unsaved.
export function saveDraft<T>(user: string, form: string, value: T, now = new Date()): string | undefined {
  try {
    const draft: Draft<T> = { saved_at: now.toISOString(), value };
    localStorage.setItem(keyOf(user, form), JSON.stringify(draft));
    return draft.saved_at;
  } catch {
    return undefined;
  }
}

export function loadDraft<T>(user: string, form: string): Draft<T> | undefined {
  try {
    return read(localStorage.getItem(keyOf(user, form)));
  } catch {
    return undefined;
  }
}

export function dropDraft(user: string, form: string): void {
  localStorage.removeItem(keyOf(user, form));
}

// Tells of what another window of this browser does to a draft.
export function watchDraft(user: string, form: string, changed: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === keyOf(user, form)) changed();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

export function dropOldDrafts(now = new Date()): void {
  const oldest = new Date(now.getTime() - days_kept * 86_400_000).toISOString();
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .filter((key) => (read(localStorage.getItem(key))?.saved_at ?? '') < oldest)
    .forEach((key) => localStorage.removeItem(key));
}
