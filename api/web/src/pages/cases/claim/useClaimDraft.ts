// The draft of a new application, saved in this browser as it is typed and when the page is left. What
// another window saved meanwhile is not written over: the reader chooses.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '@/app/session';
import { dropDraft, loadDraft, saveDraft, watchDraft } from '@/lib/drafts';
import { emptyClaim, isEmpty, type ClaimDraft } from './draft';

const form = 'claim';
const pause_ms = 400;

export function useClaimDraft() {
  const { user } = useMe();
  const stored = useCallback(() => loadDraft<ClaimDraft>(user, form), [user]);
  const [draft, setDraft] = useState<ClaimDraft>(() => ({ ...emptyClaim, ...stored()?.value }));
  const [savedAt, setSavedAt] = useState(() => stored()?.saved_at);
  const [elsewhere, setElsewhere] = useState(false); // another window has changed it
  const seen = useRef(savedAt); // what this window last read or wrote
  const latest = useRef(draft);
  const written = useRef(draft);
  const over = useRef(false); // the case is filed

  const settle = useCallback((at: string | undefined) => {
    seen.current = at;
    setSavedAt(at);
    setElsewhere(false);
  }, []);
  const save = useCallback(() => {
    if (over.current || latest.current === written.current || isEmpty(latest.current)) return;
    if (stored()?.saved_at !== seen.current) return setElsewhere(true);
    const at = saveDraft(user, form, latest.current);
    if (!at) return;
    written.current = latest.current;
    settle(at);
  }, [user, stored, settle]);

  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(save, pause_ms);
    return () => clearTimeout(timer);
  }, [draft, save]);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    const unwatch = watchDraft(user, form, () => setElsewhere(stored()?.saved_at !== seen.current));
    return () => {
      window.removeEventListener('pagehide', save);
      unwatch();
      save();
    };
  }, [user, stored, save]);

  const put = (value: ClaimDraft) => {
    latest.current = value;
    written.current = value;
    setDraft(value);
  };
  return {
    draft,
    setDraft,
    savedAt,
    elsewhere,
    takeTheirs: () => {
      put({ ...emptyClaim, ...stored()?.value });
      settle(stored()?.saved_at);
    },
    keepOurs: () => {
      seen.current = stored()?.saved_at;
      save();
      setElsewhere(false);
    },
    // `sent`: the case is filed and this page is about to be left.
    drop: (sent: boolean) => {
      over.current = sent;
      dropDraft(user, form);
      settle(undefined);
      if (!sent) put(emptyClaim);
    },
  };
}
