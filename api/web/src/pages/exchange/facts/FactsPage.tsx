// 收到的事实: dead letters first, since somebody has to act on them, then what was received.
import { useQuery } from '@tanstack/react-query';
import { factsQuery } from '@/api/exchange';
import type { FactRow } from '@/api/types';
import { useT, useWords, type Translate, type Words } from '@/app/language';
import { Page, Section } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable, type Column } from '@/components/table/DataTable';
import { secondShown } from '@/lib/dates';
import { ConsoleTabs } from '../ConsoleTabs';
import { useFactTypeName } from '../useFactTypeName';

export default function FactsPage() {
  const t = useT();
  const words = useWords();
  const nameOf = useFactTypeName();
  const query = useQuery(factsQuery);
  const columns = whatCame(t, nameOf);
  return (
    <Page title={t('console.facts')}>
      <ConsoleTabs />
      <QueryView query={query}>
        {({ received, refused, received_count, refused_count }) => (
          <>
            <Section title={t('facts.refused', { n: refused_count })}>
              {refused.length > 0 && <p>{t('facts.refused_detail')}</p>}
              <DataTable
                caption={t('facts.refused', { n: refused_count })}
                columns={[...columns, ...whyRefused(t, words)]}
                rows={refused}
                rowKey={keyOf}
                empty={t('facts.refused_none')}
              />
            </Section>
            <Section title={t('facts.received', { n: received_count })}>
              <DataTable
                caption={t('facts.received', { n: received_count })}
                columns={columns}
                rows={received}
                rowKey={keyOf}
                empty={t('facts.received_none')}
              />
            </Section>
          </>
        )}
      </QueryView>
    </Page>
  );
}

const keyOf = (row: FactRow) => `${row.fact} ${row.at}`;

const whatCame = (t: Translate, nameOf: (type: string) => string): Column<FactRow>[] => [
  { key: 'at', title: t('facts.at'), cell: (f) => secondShown(f.at) },
  { key: 'type', title: t('facts.type'), cell: (f) => nameOf(f.type) },
  { key: 'source', title: t('facts.source'), cell: (f) => <code className="breaks">{f.source}</code> },
  { key: 'id', title: t('facts.id'), cell: (f) => <code className="breaks">{f.source_id}</code> },
];

const whyRefused = (t: Translate, words: Words): Column<FactRow>[] => [
  { key: 'field', title: t('facts.field'), cell: (f) => <code>{f.field || '—'}</code> },
  { key: 'reason', title: t('facts.reason'), cell: (f) => words(`field_fault.${f.reason}`) },
];
