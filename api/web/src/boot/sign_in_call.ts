// Asks the server to sign somebody in, and tells what came of it in the reader's language.
import type { Me } from '@/api/types';
import { codeOf } from '@/lib/problem_code';
import { uuid } from '@/lib/uuid';
import { signInWords } from '@/messages/sign_in';
import type { Language } from './language';

export interface Trouble {
  title: string;
  detail?: string;
  asks?: 'code'; // what is wanted besides the password
}
export type Outcome = { me: Me } | Trouble;

interface Credentials {
  login: string;
  password: string;
  code?: string;
}

export async function signIn(credentials: Credentials, language: Language): Promise<Outcome> {
  try {
    const response = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Yiben': '1', 'Idempotency-Key': uuid() },
      body: JSON.stringify(credentials),
    });
    const body = await response.json().catch(() => ({}));
    return response.ok ? { me: body } : told(body, language);
  } catch {
    return { title: signInWords[language].offline };
  }
}

interface Refusal {
  type?: string;
  rule?: string;
  code?: string;
  detail?: string; // "minutes: 14"
  title?: string;
  title_en?: string;
  next_step?: string;
  next_step_en?: string;
  minutes?: number;
}

function told(body: Refusal, language: Language): Trouble {
  const words = signInWords[language];
  const pick = (zh?: string, en?: string) => (language === 'en' ? en || zh : zh);
  const title = pick(body.title, body.title_en) ?? words.refused;
  const detail = pick(body.next_step, body.next_step_en);
  const minutes = body.minutes ?? /minutes: (\d+)/.exec(body.detail ?? '')?.[1];
  switch (codeOf(body)) {
    case 'second_factor_needed':
      return { title: words.code_needed, asks: 'code' };
    case 'second_factor_wrong':
      return { title: words.code_wrong, asks: 'code' };
    case 'too_many_tries':
      return { title: words.too_many, detail: minutes ? words.wait.replace('{n}', String(minutes)) : detail };
    case 'account_disabled':
      return { title: words.disabled, detail: words.ask_administrator };
    default:
      return { title, detail };
  }
}
