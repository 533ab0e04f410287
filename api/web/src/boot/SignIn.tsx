// The sign-in page: plain React and fetch, so that it is there at once on a slow network.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Me } from '@/api/types';
import { uuid } from '@/lib/uuid';
import { signInWords } from '@/messages/sign_in';
import { storeLanguage, storedLanguage, type Language } from './language';
import './sign_in.css';

export type SignedIn = Me;
interface Props {
  again?: boolean; // the session ended under an open page
  onSignedIn: (me: SignedIn) => void;
}
type Outcome = { me: SignedIn } | { title: string; detail?: string };

async function signIn(login: string, password: string, language: Language): Promise<Outcome> {
  const words = signInWords[language];
  try {
    const response = await fetch('/api/v1/session', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Yiben': '1',
        'Idempotency-Key': uuid(),
      },
      body: JSON.stringify({ login, password }),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok) return { me: body };
    const pick = (zh?: string, en?: string) => (language === 'en' ? en || zh : zh);
    return {
      title: pick(body.title, body.title_en) ?? words.refused,
      detail: pick(body.next_step, body.next_step_en),
    };
  } catch {
    return { title: words.offline };
  }
}

export function SignIn({ again, onSignedIn }: Props) {
  const [language, setLanguage] = useState(storedLanguage);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<{ title: string; detail?: string }>();
  const first = useRef<HTMLInputElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const words = signInWords[language];

  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (problem) alert.current?.focus();
  }, [problem]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    if (!login.trim() || !password) return setProblem({ title: words.needed });
    setPending(true);
    setProblem(undefined);
    const outcome = await signIn(login.trim(), password, language);
    if ('me' in outcome) return onSignedIn(outcome.me);
    setPending(false);
    setProblem(outcome);
  };
  const switchLanguage = () => {
    const next = language === 'zh' ? 'en' : 'zh';
    storeLanguage(next);
    setLanguage(next);
  };
  const noticeCaps = (event: KeyboardEvent) => setCaps(event.getModifierState?.('CapsLock') ?? false);

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
        <label htmlFor="password">{words.password}</label>
        <input
          id="password"
          type={shown ? 'text' : 'password'}
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          onKeyUp={noticeCaps}
          autoComplete="current-password"
          aria-describedby={caps ? 'caps' : undefined}
        />
        {caps && <p id="caps" className="sign-in-caps">{words.caps}</p>}
        <label className="sign-in-show">
          <input type="checkbox" checked={shown} onChange={(e) => setShown(e.target.checked)} />
          {words.show}
        </label>
        <button type="submit" aria-disabled={pending}>
          {pending ? words.pending : words.submit}
        </button>
        <button type="button" className="sign-in-language" onClick={switchLanguage}>
          {words.other}
        </button>
        <a className="sign-in-language" href="/progress">
          {words.progress}
        </a>
      </form>
    </main>
  );
}
