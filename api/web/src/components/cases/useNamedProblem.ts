// A refusal names a question by its code; the reader knows it by its name.
import { useMemo } from 'react';
import { ApiProblem } from '@/api/problem';
import type { Rules } from '@/api/types';
import { useNamed } from '@/app/language';

export function useNamedProblem(problem: ApiProblem | undefined, rules: Rules | undefined): ApiProblem | undefined {
  const named = useNamed();
  return useMemo(() => {
    if (!problem || !rules) return problem;
    const items = rules.formula.items.map(({ code, name }) => ({ id: code, name }));
    const names = new Map([...rules.form, ...items].map(({ id, name }) => [id, named(name)]));
    const told = (text: string | undefined) =>
      text?.replace(/“([\w.-]+)”/g, (whole, id: string) => (names.has(id) ? `“${names.get(id)}”` : whole));
    const { next_step, next_step_en } = problem.body;
    return new ApiProblem(problem.failure, {
      ...problem.body,
      next_step: told(next_step),
      next_step_en: told(next_step_en),
    });
  }, [problem, rules, named]);
}
