// Where the case stands: purpose, place, open step, who has it, both deadlines.
import type { Case } from '@/api/types';
import { useNamed, useT, useWords } from '@/app/language';
import { usePlace } from '@/components/places';
import { Due } from '@/components/table/Due';

export function CaseHead({ data }: { data: Case }) {
  const t = useT();
  const words = useWords();
  const named = useNamed();
  const place = usePlace();
  const { row, procedure } = data;
  const step = procedure.steps.find((s) => s.id === row.open_step);
  return (
    <dl className="case-head">
      <Item name={t('purpose')}>{words(`purpose.${row.purpose}`)}</Item>
      <Item name={t('division')}>
        {place(row.division)} {words(`area.${row.area}`)}
      </Item>
      <Item name={t('filed_on')}>
        {row.filed_on} {data.users[row.filed_by.user] ?? ''}
      </Item>
      {step && row.decided && <Item name={t('case.decided')}>{words(`result.${row.decided}`)}</Item>}
      {step ? (
        <>
          <Item name={t('step')}>{named(step.name)}</Item>
          <Item name={t('waits_for')}>
            {row.waits_for.map((role) => words(`role.${role}`)).join(t('list_comma'))}
          </Item>
          <Item name={t('step_due')}>
            <Due due={row.step_due} waiting={row.waiting} />
          </Item>
          {!row.decided && (
            <Item name={t('case_due')}>
              <Due due={row.case_due} workingDays={data.days_left} stopped={row.clock_stopped} />
            </Item>
          )}
        </>
      ) : (
        <Item name={t('result')}>
          {row.result && words(`result.${row.result}`)} {row.ended_on}
        </Item>
      )}
      {row.funeral_home && <Item name={t('claim.funeral_home')}>{place(row.funeral_home)}</Item>}
      {row.flags.length > 0 && (
        <Item name={t('case.mark')}>
          {row.flags.map((flag) => (
            <span key={flag} className="mark">
              {words(`flag.${flag}`)}
            </span>
          ))}
        </Item>
      )}
    </dl>
  );
}

function Item({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
