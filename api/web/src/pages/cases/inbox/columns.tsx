import { Link } from 'react-router';
import type { InboxList } from '@/api/cases';
import type { CaseRow, InboxRow } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { usePlace, useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import type { Column } from '@/components/table/DataTable';
import { Due } from '@/components/table/Due';

const total = (row: CaseRow) =>
  row.basic_fen === undefined ? undefined : row.basic_fen + (row.supplement_fen ?? 0);

export function useInboxColumns(list: InboxList): Column<InboxRow>[] {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const place = usePlace();
  const programme = useProgrammeName();

  const people: Column<InboxRow> = {
    key: 'applicant',
    title: t('applicant'),
    cell: ({ row, applicant_name, subject_name }) => (
      <>
        <Link to={`/claims/${row.claim}`}>{applicant_name || t('person.erased')}</Link>
        {row.subject !== row.applicant && <span className="muted"> {t('inbox.for', { name: subject_name })}</span>}
        {row.flags.map((flag) => (
          <span key={flag} className="mark">
            {words(`flag.${flag}`)}
          </span>
        ))}
      </>
    ),
  };
  const about: Column<InboxRow>[] = [
    { key: 'programme', title: t('programme'), cell: ({ row }) => programme(row.programme) },
    { key: 'purpose', title: t('purpose'), cell: ({ row }) => words(`purpose.${row.purpose}`) },
  ];
  const where: Column<InboxRow>[] = [
    { key: 'division', title: t('division'), cell: ({ row }) => place(row.division) },
    { key: 'filed', title: t('filed_on'), cell: ({ row }) => row.filed_on },
  ];
  if (list === 'ended') {
    const ended: Column<InboxRow>[] = [
      {
        key: 'result',
        title: t('result'),
        cell: ({ row }) => (row.result ? words(`result.${row.result}`) : '—'),
      },
      {
        key: 'amount',
        title: t('amount_yuan'),
        number: true,
        cell: ({ row }) => <Amount fen={total(row)} />,
      },
      { key: 'ended', title: t('ended_on'), cell: ({ row }) => row.ended_on ?? '—' },
    ];
    return [people, ...about, ...ended, ...where];
  }
  const open: Column<InboxRow>[] = [
    {
      key: 'step',
      title: t('step'),
      cell: ({ row, step_name_zh, step_name_en }) =>
        named({ zh: step_name_zh, en: step_name_en }) || row.open_step || t('ended'),
    },
    {
      key: 'waits_for',
      title: t('waits_for'),
      cell: ({ row }) => row.waits_for.map((role) => words(`role.${role}`)).join(t('list_comma')) || '—',
    },
    {
      key: 'step_due',
      title: t('step_due'),
      cell: ({ row, days_left }) => (
        <Due due={row.step_due} workingDays={row.step_due ? days_left : undefined} waiting={row.waiting} />
      ),
    },
    {
      key: 'case_due',
      title: t('case_due'),
      cell: ({ row, days_left }) => (
        <Due
          due={row.case_due}
          workingDays={row.step_due ? undefined : days_left}
          stopped={row.clock_stopped}
        />
      ),
    },
  ];
  return [people, ...about, ...open, ...where];
}
