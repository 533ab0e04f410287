// How the server is, and in a demo the office's date, which can be moved on.
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { healthQuery, meQuery, moveDemoClock } from '@/api/office';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { mayManageAccounts } from '@/app/roles';
import { useMe } from '@/app/session';
import { flash } from '@/components/page/Flash';
import { Page, Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { QueryView } from '@/components/page/QueryView';

export default function SystemPage() {
  const t = useT();
  const me = useMe();
  const query = useQuery(healthQuery);
  return (
    <Page title={t('menu.system')}>
      <QueryView query={query}>
        {(health) => (
          <dl className="figures">
            <div>
              <dt>{t('system.state')}</dt>
              <dd>{health.ok ? t('system.ok') : `${t('system.fault')} ${health.fault}`}</dd>
            </div>
            <div>
              <dt>{t('system.version')}</dt>
              <dd>{health.version}</dd>
            </div>
            <div>
              <dt>{t('system.head')}</dt>
              <dd>{health.log_head}</dd>
            </div>
            <div>
              <dt>{t('system.views')}</dt>
              <dd>{health.views_at}</dd>
            </div>
            {health.relay && (
              <div>
                <dt>{t('system.relay')}</dt>
                <dd>
                  {health.relay.connected
                    ? t('system.relay_behind', { n: health.relay.behind })
                    : `${t('system.fault')} ${health.relay.trouble}`}
                </dd>
              </div>
            )}
          </dl>
        )}
      </QueryView>
      {me.demo && mayManageAccounts(me.role) && <DemoClock />}
    </Page>
  );
}

function DemoClock() {
  const t = useT();
  const queries = useQueryClient();
  const move = useCommand(moveDemoClock, ({ office_date, waits_ended }) => {
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    flash(t('system.moved', { date: office_date, n: waits_ended }));
  });
  return (
    <Section title={t('system.demo')}>
      <p>{t('system.demo_detail')}</p>
      <p className="actions">
        {[1, 7, 30].map((days) => (
          <Button key={days} disabled={move.pending} onClick={() => void move.run(days)}>
            {t('shell.demo_days', { days })}
          </Button>
        ))}
      </p>
      {move.problem && <ProblemNotice problem={move.problem} focus />}
    </Section>
  );
}
