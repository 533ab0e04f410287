// 我的账号: one's own password, second factor and sessions.
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { flash } from '@/components/page/Flash';
import { Page, Section } from '@/components/page/Page';
import { MySessions } from './MySessions';
import { PasswordForm } from './PasswordForm';
import { SecondFactorSetUp } from './SecondFactorSetUp';

export default function AccountPage() {
  const t = useT();
  const words = useWords();
  const me = useMe();
  return (
    <Page title={t('account_page.title')}>
      <dl className="case-head">
        {Object.entries({
          name: me.name,
          'users.login': me.login,
          'users.role': words(`role.${me.role}`),
          division: me.division_name,
        } as const).map(([name, value]) => (
          <div key={name}>
            <dt>{t(name as 'name' | 'users.login' | 'users.role' | 'division')}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('password.title')}>
        <p>{t('password.ends_others')}</p>
        <PasswordForm onDone={() => flash(t('password.changed'))} />
      </Section>
      <Section title={t('second_factor.title')}>
        <p>{t(`second_factor.is_${me.second_factor}`)}</p>
        {me.second_factor !== 'on' && <SecondFactorSetUp onDone={() => flash(t('second_factor.done'))} />}
      </Section>
      <Section title={t('sessions.mine')}>
        <MySessions />
      </Section>
    </Page>
  );
}
