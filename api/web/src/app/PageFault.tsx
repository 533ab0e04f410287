// A page that broke: says so and offers a way on, instead of an empty screen.
import { useRouteError } from 'react-router';
import { Button } from 'antd';
import { useT } from './language';

export function PageFault() {
  const t = useT();
  const error = useRouteError();
  return (
    <div className="notice notice-error" role="alert">
      <h1>{t('fault.title')}</h1>
      <p>{t('fault.detail')}</p>
      <p className="muted">{error instanceof Error ? error.message : ''}</p>
      <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
    </div>
  );
}
