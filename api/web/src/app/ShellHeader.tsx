import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { moveDemoClock } from '@/api/commands';
import { useCommand } from '@/api/useCommand';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useLanguage, useT, useWords } from './language';
import { leave, useMe } from './session';

export function ShellHeader() {
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
      {me.role === 'administrator' && <DemoClock />}
      <span className="shell-who">
        <strong>{me.name}</strong>
        <span>{words(`role.${me.role}`)}</span>
        <span>{me.division_name}</span>
      </span>
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

// A demo's office time can be moved on, so that a notice of seven days can be seen to end.
function DemoClock() {
  const t = useT();
  const queries = useQueryClient();
  const move = useCommand(moveDemoClock, () => void queries.invalidateQueries());
  return (
    <span className="demo-clock">
      {[1, 7].map((days) => (
        <Button
          key={days}
          size="small"
          className="on-dark"
          disabled={move.pending}
          onClick={() => void move.run(days)}
        >
          {t('shell.demo_days', { days })}
        </Button>
      ))}
      {move.problem && <ProblemNotice problem={move.problem} />}
    </span>
  );
}
