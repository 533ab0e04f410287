import { Button } from 'antd';
import { useT } from '@/app/language';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export function MoreRows({ query, shown }: { query: Pages; shown: number }) {
  const t = useT();
  return (
    <p className="more-rows">
      <span role="status">{t(query.hasNextPage ? 'table.shown_more' : 'table.shown_all', { n: shown })}</span>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('table.more')}
        </Button>
      )}
    </p>
  );
}
