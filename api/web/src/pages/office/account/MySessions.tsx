import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { endMySession, mySessionsQuery } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { flash } from '@/components/page/Flash';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';
import { SessionsTable } from '../SessionsTable';

// Where one is signed in; all but the one in use can be ended here.
export function MySessions() {
  const t = useT();
  const query = useQuery(mySessionsQuery);
  const end = useCommand(endMySession, () => flash(t('sessions.ended')));
  return (
    <>
      {end.problem && <ProblemNotice problem={end.problem} focus />}
      <QueryView query={query}>
        {(rows) => (
          <SessionsTable
            rows={rows}
            caption={t('sessions.mine')}
            act={(row) =>
              !row.current && (
                <Button
                  size="small"
                  disabled={end.pending}
                  aria-label={t('sessions.end_what', { address: row.address })}
                  onClick={() => void end.run(row.session)}
                >
                  {t('sessions.end')}
                </Button>
              )
            }
          />
        )}
      </QueryView>
    </>
  );
}
