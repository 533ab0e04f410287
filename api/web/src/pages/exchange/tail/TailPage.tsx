// 实时事件: facts as they are recorded. Nothing of it is kept after leaving the page.
import { useCallback, useMemo, useState } from 'react';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useT, useWords } from '@/app/language';
import { Page } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { usePlace } from '@/components/places';
import { DataTable, type Column } from '@/components/table/DataTable';
import { secondShown } from '@/lib/dates';
import { ConsoleTabs } from '../ConsoleTabs';
import { JsonAside, pretty } from '../JsonAside';
import type { TailRow, TailView } from './fact_tail';
import { readTailSearch, TailFilters, writeTailSearch, type TailSearch } from './TailFilters';
import { useFactTail } from './useFactTail';

const keyOf = (row: TailRow) => String(row.position);

export default function TailPage() {
  const t = useT();
  const [address, setAddress] = useSearchParams();
  const search = readTailSearch(address);
  const [paused, setPaused] = useState(false);
  const [chosen, setChosen] = useState<TailRow>();
  const view = useFactTail(search, search.from, paused);
  const columns = useTailColumns(setChosen);
  const look = (next: TailSearch) => {
    setPaused(false);
    setAddress(writeTailSearch(next), { replace: true });
  };
  return (
    <Page title={t('console.tail')}>
      <ConsoleTabs />
      <TailFilters search={search} onSearch={look} />
      {view.problem && <ProblemNotice problem={view.problem} />}
      <TailBar view={view} paused={paused} onPause={setPaused} />
      <div className={chosen && 'with-json'}>
        <DataTable
          className="tail"
          caption={t('console.tail')}
          columns={columns}
          rows={view.rows}
          rowKey={keyOf}
          onOpen={setChosen}
          chosen={chosen && keyOf(chosen)}
          empty={t('tail.none')}
        />
        {chosen && <EventAside row={chosen} onClose={() => setChosen(undefined)} />}
      </div>
    </Page>
  );
}

interface BarProps {
  view: TailView;
  paused: boolean;
  onPause: (paused: boolean) => void;
}
function TailBar({ view, paused, onPause }: BarProps) {
  const t = useT();
  const state = paused ? 'paused' : view.state;
  return (
    <div className="tail-bar">
      {state !== 'refused' && (
        <Button onClick={() => onPause(!paused)}>{t(paused ? 'tail.resume' : 'tail.pause')}</Button>
      )}
      <span role="status" className={`tail-state tail-${state}`}>
        {t(`tail.${state}`)}
      </span>
      <span className="muted">{t('tail.received', { n: view.received, shown: view.rows.length })}</span>
    </div>
  );
}

// Made once, so that a row that is there already is not drawn again.
function useTailColumns(open: (row: TailRow) => void): Column<TailRow>[] {
  const t = useT();
  const words = useWords();
  const place = usePlace();
  const type = useCallback((row: TailRow) => <TypeCell type={row.type} words={words(`timeline.${row.type}`)} />, [words]);
  return useMemo(
    () => [
      {
        key: 'position',
        title: t('console.position'),
        number: true,
        cell: (row) => (
          <button type="button" className="row-button" tabIndex={-1} onClick={() => open(row)}>
            {row.position}
          </button>
        ),
      },
      { key: 'time', title: t('console.time'), cell: (row) => secondShown(row.time) },
      { key: 'type', title: t('console.type'), cell: type },
      { key: 'stream', title: t('console.stream'), cell: (row) => row.stream },
      { key: 'division', title: t('division'), cell: (row) => (row.division ? place(row.division) : '—') },
    ],
    [t, place, type, open],
  );
}

function TypeCell({ type, words }: { type: string; words: string }) {
  return (
    <>
      <code>{type}</code> <span className="muted">{words}</span>
    </>
  );
}

function EventAside({ row, onClose }: { row: TailRow; onClose: () => void }) {
  const t = useT();
  const event = JSON.parse(row.text) as { id: string; schemaversion: string };
  return (
    <JsonAside
      title={t('tail.event', { position: row.position, type: row.type })}
      text={pretty(event)}
      file={`${row.type}-${row.position}.json`}
      tools={<Link to={`/console/topics?schema=${row.type}/${event.schemaversion}`}>{t('tail.schema')}</Link>}
      onClose={onClose}
    />
  );
}
