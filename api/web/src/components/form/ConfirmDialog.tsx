import type { ReactNode } from 'react';
import { useCommand } from '@/api/useCommand';
import { Dialog } from './Dialog';

interface Props<R> {
  title: string;
  confirm: string;
  danger?: boolean;
  send: () => Promise<R>;
  onDone: (result: R) => void;
  onClose: () => void;
  children: ReactNode; // what it means
}

// Something that is done once the reader has seen what it means.
export function ConfirmDialog<R>({ title, confirm, danger, send, onDone, onClose, children }: Props<R>) {
  const command = useCommand(send, onDone);
  return (
    <Dialog title={title} confirm={confirm} command={command} danger={danger} onConfirm={() => void command.run()} onClose={onClose}>
      {children}
    </Dialog>
  );
}
