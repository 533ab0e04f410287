// Settling with one home: what the last comparison found, and the two ways to hand in a statement.
import { useQuery } from '@tanstack/react-query';
import { settlementQuery } from '@/api/money';
import type { Roll, RollTown } from '@/api/types';
import { useT } from '@/app/language';
import { mayDraw } from '@/app/roles';
import { useMe } from '@/app/session';
import { flash } from '@/components/page/Flash';
import { Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { Comparison } from './Comparison';
import { TypedStatement } from './TypedStatement';
import { UploadedStatement } from './UploadedStatement';

export function HomeStatement({ roll, town }: { roll: Roll; town: RollTown }) {
  const t = useT();
  const { role } = useMe();
  const home = town.town;
  const query = useQuery(settlementQuery(roll.programme, roll.month, home));
  const mayCompare = mayDraw(role) && roll.status === 'drawn' && !town.confirmed_by;
  const compared = () => flash(t('settlement.compared'));
  return (
    <QueryView query={query}>
      {(rows) => {
        const forms = { roll, home, rows, onCompared: compared };
        return (
          <>
            <Section title={t('settlement.statement')}>
              <Comparison roll={roll} statement={town.statement} confirmed={!!town.confirmed_by} rows={rows} />
              {mayCompare && <UploadedStatement {...forms} />}
            </Section>
            {mayCompare && (
              <Section title={t('settlement.typed')}>
                <TypedStatement {...forms} />
              </Section>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
