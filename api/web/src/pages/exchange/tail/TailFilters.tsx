// What the live list shows, kept in the page's address, so that it can be handed on.
import { useState } from 'react';
import { useT } from '@/app/language';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Choice, Typed } from '@/components/form/inputs';
import { EventTypesSelect } from '../EventTypesSelect';
import { parsePosition } from '../position';
import type { TailFilter } from './fact_tail';

export interface TailSearch extends TailFilter {
  from?: number; // undefined: from now on
}
export function readTailSearch(search: URLSearchParams): TailSearch {
  return {
    types: search.get('types')?.split(',').filter(Boolean) ?? [],
    division: search.get('division') ?? undefined,
    from: parsePosition(search.get('from') ?? ''),
  };
}
export function writeTailSearch({ types, division, from }: TailSearch): Record<string, string> {
  return {
    ...(types.length > 0 && { types: types.join(',') }),
    ...(division && { division }),
    ...(from !== undefined && { from: String(from) }),
  };
}

const settled = (text: string) => parsePosition(text)?.toString();

export function TailFilters({ search, onSearch }: { search: TailSearch; onSearch: (next: TailSearch) => void }) {
  const t = useT();
  const [atPosition, setAtPosition] = useState(search.from !== undefined);
  const [typed, setTyped] = useState(search.from?.toString() ?? '');
  const wrong = atPosition && typed !== '' && parsePosition(typed) === undefined;
  const choose = (start: string) => {
    setAtPosition(start === 'from');
    onSearch({ ...search, from: start === 'from' ? parsePosition(typed) : undefined });
  };
  const type = (text: string) => {
    setTyped(text);
    const from = parsePosition(text);
    if (from !== undefined && from !== search.from) onSearch({ ...search, from });
  };
  return (
    <div className="filters" role="group" aria-label={t('filters')}>
      <label htmlFor="tail-types">{t('console.types')}</label>
      <EventTypesSelect id="tail-types" value={search.types} onChange={(types) => onSearch({ ...search, types })} />
      <label htmlFor="tail-division">{t('division')}</label>
      <DivisionSelect
        id="tail-division"
        value={search.division}
        onChange={(division) => onSearch({ ...search, division })}
      />
      <label htmlFor="tail-start">{t('tail.start')}</label>
      <Choice
        id="tail-start"
        value={atPosition ? 'from' : 'now'}
        options={(['now', 'from'] as const).map((value) => ({ value, label: t(`tail.${value}`) }))}
        onChange={choose}
      />
      {atPosition && (
        <Typed
          className="position-input"
          maxLength={15}
          aria-label={t('tail.position')}
          aria-invalid={wrong || undefined}
          placeholder={t('tail.position')}
          parse={settled}
          value={typed}
          onChange={type}
        />
      )}
      {wrong && (
        <span className="field-error" role="alert">
          {t('tail.position_needed')}
        </span>
      )}
    </div>
  );
}
