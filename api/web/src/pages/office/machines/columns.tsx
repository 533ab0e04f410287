import { Button } from 'antd';
import type { MachineCredential } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { usePlace } from '@/components/places';
import type { Column } from '@/components/table/DataTable';
import { instantShown } from '@/lib/dates';

export interface AskAbout {
  act: 'rotate' | 'end';
  machine: MachineCredential;
}

// `ask`: of those who may change one.
export function useMachineColumns(ask: ((about: AskAbout) => void) | undefined): Column<MachineCredential>[] {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const columns: Column<MachineCredential>[] = [
    { key: 'name', title: t('machines.name'), cell: (m) => m.name },
    {
      key: 'scopes',
      title: t('machines.scopes'),
      cell: (m) => m.scopes.map((scope) => words(`scope.${scope}`)).join(t('list_comma')),
    },
    { key: 'division', title: t('division'), cell: (m) => place(m.division) },
    { key: 'began', title: t('machines.began'), cell: (m) => instantShown(m.began) },
    { key: 'used', title: t('machines.last_used'), cell: (m) => (m.last_used ? instantShown(m.last_used) : t('users.never')) },
    {
      key: 'state',
      title: t('console.state'),
      cell: (m) => (
        <>
          {t(m.ended ? 'console.ended' : 'console.in_order')}
          {!m.ended && m.key_ends && (
            <span className="mark">{t('machines.old_key', { until: instantShown(m.key_ends) })}</span>
          )}
        </>
      ),
    },
  ];
  if (ask) {
    columns.push({
      key: 'acts',
      title: t('actions.title'),
      cell: (machine) =>
        !machine.ended && (
          <span className="actions">
            <Button
              size="small"
              aria-label={t('secret.rotate_what', { name: machine.name })}
              onClick={() => ask({ act: 'rotate', machine })}
            >
              {t('secret.rotate')}
            </Button>
            <Button
              size="small"
              danger
              aria-label={t('console.end_what', { name: machine.name })}
              onClick={() => ask({ act: 'end', machine })}
            >
              {t('console.end')}
            </Button>
          </span>
        ),
    });
  }
  return columns;
}
