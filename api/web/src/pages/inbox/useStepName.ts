// A case row says which step is open by its id; its name is in the procedure the case follows.
import { useQueries } from '@tanstack/react-query';
import { procedureQuery } from '@/api/queries';
import type { CaseRow } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';

export function useStepName(rows: readonly CaseRow[]): (row: CaseRow) => string {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const wanted = new Map(rows.map((r) => [`${r.procedure.id} ${r.procedure.version}`, r.procedure]));
  const procedures = useQueries({
    queries: [...wanted.values()].map((p) => procedureQuery(p.id, p.version)),
    combine: (results) => results.flatMap((r) => r.data ?? []),
  });
  return (row) => {
    if (!row.open_step) return row.result ? words(`result.${row.result}`) : t('ended');
    const procedure = procedures.find(
      (p) => p.id === row.procedure.id && p.version === row.procedure.version,
    );
    return named(procedure?.steps.find((s) => s.id === row.open_step)?.name) || row.open_step;
  };
}
