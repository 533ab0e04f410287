import { Link } from 'react-router';
import { useT } from '@/app/language';
import { Page } from '@/components/page/Page';

export function NotFoundPage() {
  const t = useT();
  return (
    <Page title={t('not_found.title')}>
      <p>{t('not_found.detail')}</p>
      <Link to="/inbox/todo">{t('not_found.home')}</Link>
    </Page>
  );
}
