import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { lifeEventsQuery, type SagaLine, type SagaList } from '@/api/life_events';
import { useNamed, useT } from '@/app/language';
import { usePlace } from '@/components/places';
import type { Column } from '@/components/table/DataTable';
import { Due } from '@/components/table/Due';
import { useWhere } from '../useWhere';

export function useBoardColumns(
  list: SagaList,
  chosen: ReadonlySet<string>,
  setChosen: (next: ReadonlySet<string>) => void,
): Column<SagaLine>[] {
  const t = useT();
  const named = useNamed();
  const place = usePlace();
  const lifeEvents = useQuery(lifeEventsQuery).data;
  const where = useWhere(lifeEvents);
  const toggle = (saga: string) => {
    const next = new Set(chosen);
    if (!next.delete(saga)) next.add(saga);
    setChosen(next);
  };
  return [
    {
      key: 'choose',
      title: '',
      cell: ({ row }) => (
        <input
          type="checkbox"
          checked={chosen.has(row.saga)}
          aria-label={t('sagas.choose', { number: row.number })}
          onChange={() => toggle(row.saga)}
        />
      ),
    },
    { key: 'number', title: t('sagas.number'), cell: ({ row }) => <Link to={`/sagas/${row.saga}`}>{row.number}</Link> },
    {
      key: 'life_event',
      title: t('sagas.life_event'),
      cell: ({ row }) => named(lifeEvents?.find((e) => e.id === row.life_event.id)?.name) || row.life_event.id,
    },
    { key: 'person', title: t('sagas.person'), cell: (line) => line.subject_name || t('person.erased') },
    {
      key: 'where',
      title: t('sagas.where'),
      cell: (line) => where(line).map((text) => <div key={text}>{text}</div>),
    },
    {
      key: 'due',
      title: t(list === 'ended' ? 'ended_on' : 'sagas.due'),
      cell: ({ row, days_left }) => (list === 'ended' ? row.ended_on : <Due due={row.due} workingDays={days_left} />),
    },
    { key: 'place', title: t('sagas.place'), cell: ({ row }) => place(row.division) },
  ];
}
