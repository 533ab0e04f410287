// The draft of a new application, saved in this browser as it is typed.
import { useEffect, useRef, useState } from 'react';
import { useMe } from '@/app/session';
import { dropDraft, loadDraft, saveDraft } from '@/lib/drafts';
import { emptyClaim, isEmpty, type ClaimDraft } from './draft';

const form = 'claim';

export function useClaimDraft() {
  const { user } = useMe();
  const [draft, setDraft] = useState<ClaimDraft>(() => ({
    ...emptyClaim,
    ...loadDraft<ClaimDraft>(user, form)?.value,
  }));
  const [savedAt, setSavedAt] = useState(() => loadDraft(user, form)?.saved_at);
  const dropped = useRef(false);

  useEffect(() => {
    if (isEmpty(draft) || dropped.current) return;
    const timer = setTimeout(() => {
      if (saveDraft(user, form, draft)) setSavedAt(new Date().toISOString());
    }, 400);
    return () => clearTimeout(timer);
  }, [draft, user]);

  // `sent`: the case is filed and this page is about to be left.
  const drop = (sent: boolean) => {
    dropped.current = sent;
    dropDraft(user, form);
    setSavedAt(undefined);
    if (!sent) setDraft(emptyClaim);
  };
  return { draft, setDraft, savedAt, drop };
}
