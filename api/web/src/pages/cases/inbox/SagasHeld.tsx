import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { sagaCountsQuery } from '@/api/life_events';
import { useT } from '@/app/language';

// What waits for the reader elsewhere: nobody looks at two lists unasked.
export function SagasHeld() {
  const t = useT();
  const held = useQuery(sagaCountsQuery).data?.held;
  if (!held) return null;
  return (
    <p className="notice notice-info">
      <Link to="/sagas">{t('inbox.sagas', { n: held })}</Link>
    </p>
  );
}
