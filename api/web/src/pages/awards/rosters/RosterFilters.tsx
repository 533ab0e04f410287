import { useState, type FormEvent } from 'react';
import { Button, Input } from 'antd';
import type { RosterView } from '@/api/awards';
import { useT } from '@/app/language';
import { DateInput } from '@/components/form/DateInput';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { parseDate } from '@/lib/dates';

// The day the roster is asked for, and the log position it is to be told from.
export function RosterFilters({ view, onChange }: { view: RosterView; onChange: (change: RosterView) => void }) {
  const t = useT();
  const [on, setOn] = useState(view.on ?? '');
  const [knownAt, setKnownAt] = useState(view.known_at ?? '');
  const [division, setDivision] = useState(view.division);
  const wrongDate = on !== '' && !parseDate(on);
  const wrong = knownAt !== '' && !/^\d{1,15}$/.test(knownAt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong || wrongDate) return;
    onChange({ on, known_at: knownAt, division });
  };
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={submit}>
      <label htmlFor="roster-on">{t('roster.on')}</label>
      <DateInput id="roster-on" aria-invalid={wrongDate || undefined} value={on} onChange={setOn} />
      <label htmlFor="roster-known">{t('roster.known_at')}</label>
      <Input
        id="roster-known"
        className="position-input"
        inputMode="numeric"
        placeholder={t('roster.known_hint')}
        aria-invalid={wrong || undefined}
        status={wrong ? 'error' : undefined}
        value={knownAt}
        onChange={(e) => setKnownAt(e.target.value.trim())}
      />
      <label htmlFor="roster-division">{t('division')}</label>
      <DivisionSelect id="roster-division" value={division} onChange={setDivision} />
      <Button type="primary" htmlType="submit">
        {t('search')}
      </Button>
      {wrongDate && <span className="field-error" role="alert">{t('field.date_needed')}</span>}
      {wrong && <span className="field-error" role="alert">{t('roster.known_wrong')}</span>}
    </form>
  );
}
