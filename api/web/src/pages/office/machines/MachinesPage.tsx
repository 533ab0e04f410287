// 机器凭证: other systems' keys to our interfaces, what each may do, and when it was last used.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { MachineCredential } from '@/api/types';
import { endMachine, machinesQuery, rotateMachineKey } from '@/api/office';
import { useT } from '@/app/language';
import { maySecureAccounts } from '@/app/roles';
import { useMe } from '@/app/session';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { EndDialog, RotateDialog } from '@/components/secrets/ConnectionDialogs';
import { SecretDialog, type ToldSecret } from '@/components/secrets/SecretDialog';
import { DataTable } from '@/components/table/DataTable';
import { useMachineColumns, type AskAbout } from './columns';
import { NewMachineDialog } from './NewMachineDialog';

export default function MachinesPage() {
  const t = useT();
  const { role } = useMe();
  const query = useQuery(machinesQuery);
  const [creating, setCreating] = useState(false);
  const [asking, setAsking] = useState<AskAbout>();
  const [told, setTold] = useState<ToldSecret>();
  const close = () => setAsking(undefined);
  const columns = useMachineColumns(maySecureAccounts(role) ? setAsking : undefined);
  return (
    <Page
      title={t('menu.machines')}
      tools={
        maySecureAccounts(role) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('machines.new')}
          </Button>
        )
      }
    >
      <QueryView query={query}>
        {(rows) => (
          <DataTable<MachineCredential>
            caption={t('menu.machines')}
            columns={columns}
            rows={[...rows].sort((a, b) => Number(!!a.ended) - Number(!!b.ended))}
            rowKey={(m) => m.credential}
            empty={t('machines.none')}
          />
        )}
      </QueryView>
      {creating && <NewMachineDialog onKey={setTold} onClose={() => setCreating(false)} />}
      {asking?.act === 'rotate' && (
        <RotateDialog
          name={asking.machine.name}
          kind="machine"
          rotate={async () => ({ secret: (await rotateMachineKey(asking.machine.credential)).key })}
          onSecret={setTold}
          onClose={close}
        />
      )}
      {asking?.act === 'end' && (
        <EndDialog
          name={asking.machine.name}
          detail={t('machines.end_detail')}
          end={(reason) => endMachine(asking.machine.credential, reason)}
          onClose={close}
        />
      )}
      {told && <SecretDialog {...told} onClose={() => setTold(undefined)} />}
    </Page>
  );
}
