// A refusal or failure in full: what, why, which article of law, and what to do next.
import { useEffect, useRef } from 'react';
import { Button } from 'antd';
import { problemText, type ApiProblem } from '@/api/problem';
import { useLanguage, useT } from '@/app/language';

interface Props {
  problem: ApiProblem;
  retry?: () => void;
  focus?: boolean; // moves the reader here, after a command of theirs failed
}

export function ProblemNotice({ problem, retry, focus }: Props) {
  const t = useT();
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus, problem]);

  const offline = problem.failure === 'offline';
  const body = offline ? {} : problem.body;
  const text = problemText(body, language, t(offline ? 'problem.offline' : 'problem.unknown'));
  return (
    <div className="notice notice-error" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{text.title}</p>
      {offline && <p>{t('problem.offline_detail')}</p>}
      {text.detail && !body.title && <p>{text.detail}</p>}
      {!!body.errors?.length && (
        <ul>
          {body.errors.map((e) => (
            <li key={e.pointer + e.detail}>
              <code>{e.pointer}</code> {e.detail}
            </li>
          ))}
        </ul>
      )}
      {text.next_step && (
        <p>
          <b>{t('problem.next_step')}</b> {text.next_step}
        </p>
      )}
      {text.law && (
        <p className="muted">
          <b>{t('problem.law')}</b> {text.law}
        </p>
      )}
      {retry && <Button onClick={retry}>{t('retry')}</Button>}
    </div>
  );
}
