// A question that must be answered before going on. Focus goes in, stays in, and comes back.
import { useEffect, type ReactNode } from 'react';
import { Button, Modal } from 'antd';
import type { Command } from '@/api/useCommand';
import { useT } from '@/app/language';
import { ProblemNotice } from '@/components/page/ProblemNotice';

interface Props {
  title: string;
  confirm: string;
  command: Pick<Command<never>, 'pending' | 'problem'>;
  danger?: boolean;
  width?: number;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, confirm, command, danger, width, onConfirm, onClose, children }: Props) {
  const t = useT();
  useEffect(() => {
    const opener = document.activeElement;
    // After antd has let go of it; what opened this may be gone by then.
    return () => void setTimeout(() => giveFocusTo(opener));
  }, []);
  const close = () => {
    if (!command.pending) onClose();
  };
  return (
    <Modal
      open
      title={title}
      width={width ?? 560}
      onCancel={close}
      mask={{ closable: false }}
      closable={{ 'aria-label': t('close') }}
      footer={
        <>
          <Button onClick={close} disabled={command.pending}>
            {t('cancel')}
          </Button>
          <Button type="primary" danger={danger} loading={command.pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {command.problem && <ProblemNotice problem={command.problem} focus />}
        {children}
      </form>
    </Modal>
  );
}

function giveFocusTo(opener: Element | null) {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (!lost) return; // the command led to another page, which has it
  const back = opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById('main');
  back?.focus();
}
