// The family's page: plain React and fetch, no sign-in, large type, for old phones.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Schemas } from '@/api/types';
import { uuid } from '@/lib/uuid';
import { progressWords } from '@/messages/progress';
import { storedLanguage } from './language';
import './sign_in.css';
import './progress.css';

type Found = Schemas['Progress'];
type Outcome = { found: Found } | { title: string; detail?: string };

async function look(number: string, end: string): Promise<Outcome> {
  const language = storedLanguage();
  const words = progressWords[language];
  try {
    const response = await fetch('/api/v1/progress', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Yiben': '1', 'Idempotency-Key': uuid() },
      body: JSON.stringify({ number, id_number_end: end }),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok) return { found: body };
    const english = language === 'en';
    return {
      title: (english && body.title_en) || body.title || words.refused,
      detail: (english && body.next_step_en) || body.next_step,
    };
  } catch {
    return { title: words.offline };
  }
}

export function Progress() {
  const language = storedLanguage();
  const words = progressWords[language];
  const [number, setNumber] = useState('');
  const [end, setEnd] = useState('');
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const answer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    document.title = words.title;
  }, [words.title]);
  useEffect(() => {
    if (outcome) answer.current?.focus();
  }, [outcome]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || !number.trim() || !end.trim()) return;
    setPending(true);
    setOutcome(await look(number.trim().toUpperCase(), end.trim().toUpperCase()));
    setPending(false);
  };
  return (
    <main className="sign-in progress">
      <div>
        <form className="sign-in-card" onSubmit={submit} aria-labelledby="progress-title">
          <h1 id="progress-title">{words.title}</h1>
          <p>{words.about}</p>
          <label htmlFor="number">{words.number}</label>
          <input id="number" required autoComplete="off" maxLength={20} value={number} onChange={(e) => setNumber(e.target.value)} />
          <label htmlFor="end">{words.end}</label>
          <input id="end" required autoComplete="off" maxLength={4} value={end} onChange={(e) => setEnd(e.target.value)} />
          <button type="submit" aria-disabled={pending}>
            {pending ? words.pending : words.submit}
          </button>
          <p>
            <a href="/">{words.sign_in}</a>
          </p>
        </form>
        <div ref={answer} tabIndex={-1} role="status">
          {outcome && ('found' in outcome ? <Steps found={outcome.found} /> : <Nothing {...outcome} />)}
        </div>
      </div>
    </main>
  );
}

function Nothing({ title, detail }: { title: string; detail?: string }) {
  return (
    <div className="sign-in-problem" role="alert">
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
    </div>
  );
}

function Steps({ found }: { found: Found }) {
  const language = storedLanguage();
  const words = progressWords[language];
  const needed = found.steps.filter((s) => s.state !== 'not_needed');
  return (
    <section className="progress-answer">
      <h2>{`${found.life_event[language]} ${found.number}`}</h2>
      <p>{`${words.opened} ${found.opened_on}　${words.due} ${found.due}`}</p>
      {found.end && <p className="progress-end">{words[found.end]}</p>}
      <ol>
        {needed.map((step) => (
          <li key={step.name.zh} className={`progress-${step.state}`}>
            <strong>{step.name[language]}</strong>
            {step.department[language] && <span>{step.department[language]}</span>}
            <span>{words.states[step.state]}</span>
            {step.state === 'under_way' && step.due && <span>{`${words.by} ${step.due}`}</span>}
            {step.state === 'needs_you' && <span>{words.ask}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
