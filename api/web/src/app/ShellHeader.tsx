import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useCommand } from '@/api/useCommand';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { useLanguage, useT, useWords } from './language';
import { leave, useMe } from './session';

// `account`: the way to one's own account, where there are pages to go to.
export function ShellHeader({ account }: { account?: ReactNode }) {
  const t = useT();
  const words = useWords();
  const me = useMe();
  const { language, choose } = useLanguage();
  const out = useCommand(leave);
  return (
    <header className="shell-header">
      <span className="product">{t('product')}</span>
      <span className="shell-date">
        {t('shell.office_date')} <time dateTime={me.office_date}>{me.office_date}</time>
      </span>
      <span className="shell-who">
        <strong>{me.name}</strong>
        <span>{words(`role.${me.role}`)}</span>
        <span>{me.division_name}</span>
      </span>
      {account}
      <Button
        size="small"
        className="on-dark"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {t('shell.other_language')}
      </Button>
      <Button size="small" className="on-dark" loading={out.pending} onClick={() => void out.run()}>
        {t('shell.sign_out')}
      </Button>
      {out.problem && <ProblemNotice problem={out.problem} />}
    </header>
  );
}
