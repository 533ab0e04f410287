// A page that is fetched when it is first opened. When that fails, the frame stays and the page says so
// in plain words, with another try.
import { useEffect, useState, type ComponentType } from 'react';
import { Button } from 'antd';
import { Loading } from '@/components/page/Loading';
import { useT } from './language';

export function lazyPage(load: () => Promise<{ default: ComponentType }>): ComponentType {
  let Fetched: ComponentType | undefined;
  return function LazyPage() {
    const [state, setState] = useState<'loading' | 'there' | 'failed'>(Fetched ? 'there' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      load().then(
        (page) => {
          Fetched = page.default;
          setState('there');
        },
        () => setState('failed'),
      );
    }, [state]);
    if (Fetched) return <Fetched />;
    return state === 'failed' ? <NotFetched retry={() => setState('loading')} /> : <Loading />;
  };
}

function NotFetched({ retry }: { retry: () => void }) {
  const t = useT();
  return (
    <div className="notice notice-error" role="alert">
      <h1>{t('not_fetched.title')}</h1>
      <p>{t('not_fetched.detail')}</p>
      <p className="actions">
        <Button type="primary" onClick={retry}>
          {t('retry')}
        </Button>
        <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
      </p>
    </div>
  );
}
