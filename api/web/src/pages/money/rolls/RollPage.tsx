// One month's roll: towns confirm, then the district against a fund, then the bank file and its answer.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { rollQuery } from '@/api/money';
import type { Roll } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { BankFile } from './BankFile';
import { ConfirmRoll } from './ConfirmRoll';
import { Returns } from './Returns';
import { RollLines } from './RollLines';
import { TownsTable } from './TownsTable';

export default function RollPage() {
  const t = useT();
  const name = useProgrammeName();
  const { programme = '', month = '' } = useParams();
  const query = useQuery(rollQuery(programme, month));
  return (
    <Page title={t('roll.title', { programme: name(programme), month })}>
      <QueryView query={query}>{(roll) => <RollView roll={roll} />}</QueryView>
    </Page>
  );
}

function RollView({ roll }: { roll: Roll }) {
  const t = useT();
  const words = useWords();
  const { role } = useMe();
  const frozen = roll.status === 'confirmed' || roll.status === 'exported';
  return (
    <>
      <dl className="figures" aria-label={t('figures.title')}>
        <div>
          <dt>{t('payment.status')}</dt>
          <dd>{words(`roll_status.${roll.status}`)}</dd>
        </div>
        <div>
          <dt>{t('roll.payments')}</dt>
          <dd>{roll.payments}</dd>
        </div>
        <div className="figure-strong">
          <dt>{t('roll.total')}</dt>
          <dd><Amount fen={roll.total_fen} /></dd>
        </div>
        {roll.fund && (
          <div>
            <dt>{t('fund')}</dt>
            <dd>{roll.fund}</dd>
          </div>
        )}
        <div>
          <dt>{t('payment.settled')}</dt>
          <dd>{roll.settled}</dd>
        </div>
        <div>
          <dt>{t('payment.failed')}</dt>
          <dd>{roll.failed}</dd>
        </div>
      </dl>
      {frozen && <p className="notice notice-info">{t('roll.frozen')}</p>}
      {roll.status === 'opened' && <p className="notice notice-warning">{t('roll.being_drawn')}</p>}
      <Section title={t('roll.towns')}>
        <TownsTable roll={roll} />
      </Section>
      {roll.status === 'drawn' && <ConfirmRoll roll={roll} />}
      {frozen && role === 'finance' && <BankFile roll={roll} />}
      {frozen && role === 'finance' && <Returns roll={roll} />}
      <RollLines roll={roll} />
    </>
  );
}
