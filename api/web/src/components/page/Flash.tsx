// "Done" messages: one line at the top of main, read out by screen readers, gone at the next one.
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { Button } from 'antd';
import { useT } from '@/app/language';

interface Said {
  text: string;
  at: string; // the page it was said on or led to
}
let said: Said | undefined;
const listeners = new Set<() => void>();

function set(next: Said | undefined) {
  said = next;
  listeners.forEach((listener) => listener());
}

// `at`: the path on which the message is to be seen, when the command also leads elsewhere.
export function flash(text: string, at = location.pathname): void {
  set({ text, at });
}

export function FlashRegion() {
  const t = useT();
  const { pathname } = useLocation();
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  useEffect(() => {
    if (said && said.at !== pathname) set(undefined);
  }, [pathname]);
  return (
    <div role="status" className={now ? 'flash' : undefined}>
      {now && (
        <>
          <span>{now.text}</span>
          <Button size="small" type="text" onClick={() => set(undefined)}>
            {t('close')}
          </Button>
        </>
      )}
    </div>
  );
}
