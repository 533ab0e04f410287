import { Button } from 'antd';
import { useT } from '@/app/language';
import type { UserAct } from './user_acts';

interface Props {
  acts: UserAct[];
  onAct: (act: UserAct) => void;
}

export function UserActs({ acts, onAct }: Props) {
  const t = useT();
  return acts.map((act) => (
    <Button key={act} danger={act === 'disable'} onClick={() => onAct(act)}>
      {t(`users.${act}`)}
    </Button>
  ));
}
