// What is missing from a draft before it is sent. The server judges again, by the rules.
import type { ProblemBody } from '@/api/problem';
import type { Rules } from '@/api/types';
import type { Translate } from '@/app/language';
import { fieldIds } from '@/components/cases/draft';
import type { FieldError } from '@/components/form/ErrorSummary';
import type { ClaimDraft } from './draft';

export function missing(draft: ClaimDraft, rules: Rules | undefined, t: Translate): FieldError[] {
  if (!rules) return [{ id: 'programme-first', text: t('claim.need_programme') }];
  const errors: FieldError[] = [];
  if (!draft.applicant) errors.push({ id: 'applicant', text: t('claim.need_applicant') });
  if (rules.subject !== 'household' && !draft.subject)
    errors.push({ id: 'subject', text: t(rules.subject === 'deceased' ? 'claim.need_deceased' : 'claim.need_child') });
  if (rules.subject === 'deceased' && draft.subject && !draft.subject.died)
    errors.push({ id: 'subject', text: t('claim.need_not_died') });
  if (!draft.division) errors.push({ id: 'division', text: t('claim.need_division') });
  const computed = draft.purpose !== 'stop' && draft.purpose !== 'resume';
  if (computed && rules.formula.kind === 'capped_items' && !Object.values(draft.facts.items).some((v) => v.trim())) {
    const first = rules.formula.items[0];
    if (first) errors.push({ id: fieldIds.item(first.code), text: t('claim.need_item') });
  }
  return errors;
}

// The server's faults by JSON path, led to our controls where we know them.
export function serverErrors(body: ProblemBody): FieldError[] {
  return (body.errors ?? []).map(({ pointer, detail }) => ({ id: controlOf(pointer), text: detail }));
}

function controlOf(path: string): string {
  const answer = /^\/facts\/answers\/([^/]+)/.exec(path);
  if (answer) return fieldIds.answer(answer[1]!);
  const top = /^\/(division|area|applicant|subject|funeral_home)/.exec(path);
  return top ? top[1]! : 'programme-first';
}
