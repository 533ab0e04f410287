// The home's statement as a file: chosen, then compared, so that a wrong file can still be put back.
import { useState } from 'react';
import { Button } from 'antd';
import { hand } from '@/api/download';
import { compareStatement } from '@/api/money';
import type { ApiProblem } from '@/api/problem';
import type { Roll, SettlementRow } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Upload } from '@/components/form/Upload';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { useItemName, usePlace } from '@/components/places';
import { csvOf } from '@/lib/csv';
import { base64Of } from './statement';

interface Props {
  roll: Roll;
  home: string;
  rows: readonly SettlementRow[];
  onCompared: () => void;
}

export function UploadedStatement({ roll, home, rows, onCompared }: Props) {
  const t = useT();
  const place = usePlace();
  const itemName = useItemName(roll.programme);
  const [file, setFile] = useState<File>();
  const compare = useCommand(compareStatement, () => {
    setFile(undefined);
    onCompared();
  });
  const blank = () =>
    hand(
      new Blob([
        csvOf([
          ['claim', 'deceased', 'item', 'amount'].map((column) => t(`settlement.column_${column as 'claim'}`)),
          ...rows.map((r) => [r.claim ?? '', r.subject_name, itemName(r.item), '']),
        ]),
      ]),
      `${place(home)}-${roll.month}.csv`,
    );
  const send = async () => {
    if (file) await compare.run(roll, home, { file: await base64Of(file), lines: [] });
  };
  return (
    <>
      <p className="actions">
        <Button size="small" disabled={rows.length === 0} onClick={blank}>
          {t('settlement.template')}
        </Button>
      </p>
      <Upload
        id="statement-file"
        label={t('settlement.file')}
        sheets
        onFile={(chosen) => {
          compare.clear();
          setFile(chosen);
        }}
      />
      {file && (
        <p className="actions">
          <span>{file.name}</span>
          <Button type="primary" loading={compare.pending} onClick={() => void send()}>
            {t('settlement.compare_file')}
          </Button>
          <Button onClick={() => setFile(undefined)}>{t('cancel')}</Button>
        </p>
      )}
      {compare.problem && <Unreadable problem={compare.problem} />}
    </>
  );
}

// A file with lines that cannot be read is named line by line; any other refusal as everywhere.
function Unreadable({ problem }: { problem: ApiProblem }) {
  const t = useT();
  const { errors = [], type } = problem.body;
  if (!type?.endsWith(':statement_unreadable')) return <ProblemNotice problem={problem} focus />;
  return (
    <>
      <ProblemNotice problem={{ ...problem, body: { ...problem.body, errors: [] } }} focus />
      <ul className="field-error">
        {errors.slice(0, 20).map((e) => (
          <li key={e.pointer + e.detail}>
            {t('settlement.bad_line', { n: Number(e.pointer), what: t(`settlement.bad_${e.detail as 'item_unknown'}`) })}
          </li>
        ))}
      </ul>
    </>
  );
}
