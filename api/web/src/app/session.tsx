// Who is signed in, and what happens when the server no longer thinks so.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { onMustFirst, onSignedOut } from '@/api/client';
import { meQuery, signOut } from '@/api/office';
import { asProblem } from '@/api/problem';
import type { Me } from '@/api/types';
import { SignIn, type SignedIn } from '@/boot/SignIn';
import { Loading } from '@/components/page/Loading';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { dropOldDrafts } from '@/lib/drafts';

const Session = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(Session);
  if (!me) throw new Error('useMe() outside of SessionProvider');
  return me;
}

// Signs out here and at the server; a reload forgets everything this page knew.
export async function leave(): Promise<void> {
  await signOut().catch((error: unknown) => {
    if (asProblem(error).failure !== 'signed_out') throw error;
  });
  location.assign('/');
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [ended, setEnded] = useState(false);
  const me = useQuery(meQuery);
  const queries = useQueryClient();
  useEffect(() => dropOldDrafts(), []);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  useEffect(() => onMustFirst(() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })), [queries]);

  const again = (signed: SignedIn) => {
    if (signed.user !== me.data?.user) return location.assign('/');
    setEnded(false);
    void queries.invalidateQueries();
  };
  // The page stays mounted below, so what was typed is not lost.
  return (
    <>
      {ended && <SignIn again onSignedIn={again} />}
      <div hidden={ended}>
        {me.data ? (
          <Session.Provider value={me.data}>{children}</Session.Provider>
        ) : me.error ? (
          <ProblemNotice problem={asProblem(me.error)} retry={() => void me.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}
