// What must be done before anything else: a password of one's own, then the second factor. Until then
// there are no pages; the server would refuse them.
import type { ReactNode } from 'react';
import { lazyPage } from './lazy_page';
import { useMe } from './session';
import { ShellHeader } from './ShellHeader';

const FirstPassword = lazyPage(() => import('@/pages/office/account/FirstPassword'));
const FirstSecondFactor = lazyPage(() => import('@/pages/office/account/FirstSecondFactor'));

export function AccessGate({ children }: { children: ReactNode }) {
  const me = useMe();
  const First = me.must_change_password ? FirstPassword : me.second_factor === 'needed' ? FirstSecondFactor : undefined;
  if (!First) return children;
  return (
    <div className="gate">
      <ShellHeader />
      <main id="main" tabIndex={-1}>
        <First />
      </main>
    </div>
  );
}
