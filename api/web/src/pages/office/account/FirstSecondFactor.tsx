import { useT } from '@/app/language';
import { Page, Section } from '@/components/page/Page';
import { SecondFactorSetUp } from './SecondFactorSetUp';

// All there is until the second factor this post asks for has been set up.
export default function FirstSecondFactor() {
  const t = useT();
  return (
    <Page title={t('second_factor.first')}>
      <Section title={t('second_factor.title')}>
        <p>{t('second_factor.first_detail')}</p>
        <SecondFactorSetUp />
      </Section>
    </Page>
  );
}
