// The Kafka topics, what is in each, and how far the relay is.
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { topicsQuery } from '@/api/exchange';
import type { EventVersion, Topic } from '@/api/types';
import { useT, type Translate } from '@/app/language';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { DataTable, type Column } from '@/components/table/DataTable';
import { ConsoleTabs } from '../ConsoleTabs';
import { parseSchemaName, SchemaAside } from './SchemaAside';
import { TopicsFigures } from './TopicsFigures';

const refresh_ms = 3_000;

export default function TopicsPage() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const schema = parseSchemaName(search.get('schema'));
  const query = useQuery({ ...topicsQuery, refetchInterval: refresh_ms });
  return (
    <Page title={t('console.topics')}>
      <ConsoleTabs />
      <QueryView query={query}>
        {(topics) => (
          <>
            <TopicsFigures topics={topics} />
            <div className={schema && 'with-json'}>
              <DataTable
                caption={t('console.topics')}
                columns={columns(t)}
                rows={topics.rows}
                rowKey={(topic) => topic.topic}
              />
              {schema && <SchemaAside {...schema} onClose={() => setSearch({}, { replace: true })} />}
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

const columns = (t: Translate): Column<Topic>[] => [
  { key: 'topic', title: t('topics.topic'), cell: ({ topic }) => <code>{topic}</code> },
  { key: 'partitions', title: t('topics.partitions'), number: true, cell: ({ partitions }) => partitions },
  {
    key: 'types',
    title: t('topics.schemas'),
    cell: ({ types }) => (
      <ul className="in-line">
        {types.map((type) => (
          <li key={type.schema}>
            <SchemaLink {...type} />
          </li>
        ))}
      </ul>
    ),
  },
];

function SchemaLink({ type, version }: EventVersion) {
  return (
    <Link to={`?schema=${type}/${version}`} replace>
      {type} v{version}
    </Link>
  );
}
