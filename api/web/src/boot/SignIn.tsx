// The sign-in page: plain React and fetch, so that it is there at once on a slow network.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Me } from '@/api/types';
import { tidyOneTimeCode } from '@/lib/one_time_code';
import { signInWords } from '@/messages/sign_in';
import { DemoAccounts } from './DemoAccounts';
import { storeLanguage, storedLanguage } from './language';
import { PasswordField } from './PasswordField';
import { signIn, type Trouble } from './sign_in_call';
import './sign_in.css';

export type SignedIn = Me;
interface Props {
  again?: boolean; // the session ended under an open page
  onSignedIn: (me: SignedIn) => void;
}

export function SignIn({ again, onSignedIn }: Props) {
  const [language, setLanguage] = useState(storedLanguage);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>(); // undefined: not asked for
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Trouble>();
  const first = useRef<HTMLInputElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const words = signInWords[language];

  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (problem?.asks) codeField.current?.focus();
    else if (problem) alert.current?.focus();
  }, [problem]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    if (!login.trim() || !password) return setProblem({ title: words.needed });
    if (code === '') return setProblem({ title: words.code_needed, asks: 'code' });
    setPending(true);
    setProblem(undefined);
    const outcome = await signIn({ login: login.trim(), password, ...(code && { code: tidyOneTimeCode(code) }) }, language);
    if ('me' in outcome) return onSignedIn(outcome.me);
    setPending(false);
    setProblem(outcome);
    setCode(outcome.asks ? '' : undefined);
  };
  const become = (account: { login: string; password: string }) => {
    setLogin(account.login);
    setPassword(account.password);
    setCode(undefined);
    setProblem(undefined);
    send.current?.focus();
  };
  const switchLanguage = () => {
    const next = language === 'zh' ? 'en' : 'zh';
    storeLanguage(next);
    setLanguage(next);
  };

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} aria-labelledby="sign-in-title" noValidate>
        <p className="sign-in-product">
          <span>{words.product}</span> {words.about}
        </p>
        <h1 id="sign-in-title">{words.title}</h1>
        {again && <p className="sign-in-again">{words.again}</p>}
        {problem && (
          <div className="sign-in-problem" role="alert" tabIndex={-1} ref={alert}>
            <strong>{problem.title}</strong>
            {problem.detail && <span>{problem.detail}</span>}
          </div>
        )}
        <label htmlFor="login">{words.login}</label>
        <input
          id="login"
          ref={first}
          value={login}
          onChange={(e) => setLogin(e.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField value={password} words={words} onChange={setPassword} />
        {code !== undefined && (
          <>
            <label htmlFor="code">{words.code}</label>
            <input
              id="code"
              ref={codeField}
              value={code}
              onChange={(e) => setCode(e.target.value)}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
            />
          </>
        )}
        <button type="submit" ref={send} aria-disabled={pending}>
          {pending ? words.pending : words.submit}
        </button>
        <button type="button" className="sign-in-language" onClick={switchLanguage}>
          {words.other}
        </button>
        <a className="sign-in-language" href="/progress">
          {words.progress}
        </a>
      </form>
      {!again && <DemoAccounts language={language} onChoose={become} />}
    </main>
  );
}
