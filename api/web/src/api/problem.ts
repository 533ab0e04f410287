// What went wrong, as the server says it (RFC 9457) or as we know it when no answer came.
import { codeOf } from '@/lib/problem_code';
import type { Schemas } from './types';

export type ProblemBody = Partial<Schemas['Problem']>;

export type Failure = 'refused' | 'offline' | 'signed_out';

export class ApiProblem extends Error {
  constructor(
    readonly failure: Failure,
    readonly body: ProblemBody,
  ) {
    super(body.title ?? failure);
    this.name = 'ApiProblem';
  }
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem('offline', { detail: error instanceof Error ? error.message : '' });
}

// A problem from an answer that is not 2xx. A proxy's HTML page has no fields of ours.
export function problemFrom(status: number, body: unknown): ApiProblem {
  const fields: ProblemBody = typeof body === 'object' && body !== null ? body : {};
  const signedOut = status === 401 && codeOf(fields) !== 'second_factor_wrong'; // a wrong code ends no session
  return new ApiProblem(signedOut ? 'signed_out' : 'refused', { ...fields, status });
}

export interface ProblemText {
  title: string;
  detail?: string;
  law?: string;
  next_step?: string;
}

// The problem in one language; English falls back to Chinese, which is always there.
export function problemText(body: ProblemBody, language: 'zh' | 'en', unknown: string): ProblemText {
  const pick = (zh?: string, en?: string) => (language === 'en' ? en || zh : zh) || undefined;
  return {
    title: pick(body.title, body.title_en) ?? unknown,
    detail: body.detail || undefined,
    law: body.law || undefined,
    next_step: pick(body.next_step, body.next_step_en),
  };
}
