import { useT } from '@/app/language';
import { Page, Section } from '@/components/page/Page';
import { PasswordForm } from './PasswordForm';

// All there is until a password somebody else knew has been changed.
export default function FirstPassword() {
  const t = useT();
  return (
    <Page title={t('password.first')}>
      <Section title={t('password.title')}>
        <p>{t('password.first_detail')}</p>
        <PasswordForm />
      </Section>
    </Page>
  );
}
