// 报送系统: other departments' systems that may send us facts, and what facts there are.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { endSender, rotateSenderSecret, sendersQuery } from '@/api/exchange';
import type { Sender } from '@/api/types';
import { useT } from '@/app/language';
import { mayConnect } from '@/app/roles';
import { useMe } from '@/app/session';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { EndDialog, RotateDialog } from '@/components/secrets/ConnectionDialogs';
import { SecretDialog, type ToldSecret } from '@/components/secrets/SecretDialog';
import { DataTable, type Column } from '@/components/table/DataTable';
import { ConsoleTabs } from '../ConsoleTabs';
import { FactTypes } from './FactTypes';
import { NewSenderDialog } from './NewSenderDialog';

interface Asking {
  act: 'rotate' | 'end';
  sender: Sender;
}

export default function SendersPage() {
  const t = useT();
  const { role } = useMe();
  const query = useQuery(sendersQuery);
  const [creating, setCreating] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const [told, setTold] = useState<ToldSecret>();
  const close = () => setAsking(undefined);
  const columns = useSenderColumns(mayConnect(role) ? setAsking : undefined);
  return (
    <Page
      title={t('console.senders')}
      tools={
        mayConnect(role) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('sender.new')}
          </Button>
        )
      }
    >
      <ConsoleTabs />
      <QueryView query={query}>
        {(rows) => (
          <DataTable
            caption={t('console.senders')}
            columns={columns}
            rows={[...rows].sort((a, b) => Number(a.ended) - Number(b.ended))}
            rowKey={(s) => s.sender}
            empty={t('sender.none')}
          />
        )}
      </QueryView>
      <FactTypes />
      {creating && <NewSenderDialog onSecret={setTold} onClose={() => setCreating(false)} />}
      {asking?.act === 'rotate' && (
        <RotateDialog
          name={asking.sender.name}
          rotate={() => rotateSenderSecret(asking.sender.sender)}
          onSecret={setTold}
          onClose={close}
        />
      )}
      {asking?.act === 'end' && (
        <EndDialog
          name={asking.sender.name}
          detail={t('sender.end_detail')}
          end={(reason) => endSender(asking.sender.sender, reason)}
          onClose={close}
        />
      )}
      {told && <SecretDialog {...told} onClose={() => setTold(undefined)} />}
    </Page>
  );
}

function useSenderColumns(ask: ((asking: Asking) => void) | undefined): Column<Sender>[] {
  const t = useT();
  const columns: Column<Sender>[] = [
    { key: 'name', title: t('sender.name'), cell: (s) => s.name },
    { key: 'source', title: t('sender.source'), cell: (s) => <code className="breaks">{s.source}</code> },
    { key: 'types', title: t('sender.types'), cell: (s) => s.types.join(t('list_comma')) },
    { key: 'state', title: t('console.state'), cell: (s) => t(s.ended ? 'console.ended' : 'console.in_order') },
  ];
  if (ask) {
    columns.push({
      key: 'acts',
      title: t('actions.title'),
      cell: (sender) =>
        !sender.ended && (
          <span className="actions">
            <Button
              size="small"
              aria-label={t('secret.rotate_what', { name: sender.name })}
              onClick={() => ask({ act: 'rotate', sender })}
            >
              {t('secret.rotate')}
            </Button>
            <Button
              size="small"
              danger
              aria-label={t('console.end_what', { name: sender.name })}
              onClick={() => ask({ act: 'end', sender })}
            >
              {t('console.end')}
            </Button>
          </span>
        ),
    });
  }
  return columns;
}
