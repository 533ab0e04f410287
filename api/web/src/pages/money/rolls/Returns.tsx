// 回盘: what the bank paid and what it could not, from its file or line by line.
import { useState } from 'react';
import { Button } from 'antd';
import { hand } from '@/api/download';
import { allLines, recordReturns } from '@/api/money';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Upload } from '@/components/form/Upload';
import { flash } from '@/components/page/Flash';
import { Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';
import { csvOf, fileText } from '@/lib/csv';
import { yuanText } from '@/lib/money';
import { parseReturnFile, type BadLine, type ReturnLine } from '@/lib/return_file';

interface Read {
  file: string;
  lines: ReturnLine[];
  bad: BadLine[];
}

export function Returns({ roll }: { roll: Roll }) {
  const t = useT();
  const [read, setRead] = useState<Read>();
  const send = useCommand(recordReturns, () => {
    flash(t('returns.done', { n: read?.lines.length ?? 0 }));
    setRead(undefined);
  });
  const sheet = useCommand(async () => {
    const lines = await allLines(roll);
    const heading = ['returns.award', 'payment.month', 'returns.result', 'act.reason', 'payee', 'amount_yuan'] as const;
    const rows = lines
      .filter(({ row }) => row.status === 'listed')
      .map(({ row, payee_name, subject_name }) => [row.award, row.month, '', '', subject_name || payee_name, yuanText(row.basic_fen + row.supplement_fen)]);
    hand(new Blob([csvOf([heading.map((key) => t(key)), ...rows])]), `${roll.programme}-${roll.month}-returns.csv`);
  });
  const open = async (file: File) => {
    send.clear();
    setRead({ file: file.name, ...parseReturnFile(await fileText(file)) });
  };
  const failed = read?.lines.filter((l) => !l.paid).length ?? 0;
  return (
    <Section title={t('returns.title')}>
      <p>{t('returns.detail')}</p>
      <Button size="small" loading={sheet.pending} onClick={() => void sheet.run()}>
        {t('returns.template')}
      </Button>
      {sheet.problem && <ProblemNotice problem={sheet.problem} focus />}
      <Upload id="return-file" label={t('returns.file')} onFile={(file) => void open(file)} />
      {read && (
        <div role="status">
          <p>
            {t('returns.read', { file: read.file, n: read.lines.length, failed, bad: read.bad.length })}
          </p>
          {read.bad.length > 0 && (
            <ul className="field-error">
              {read.bad.slice(0, 20).map((b) => (
                <li key={b.line}>{t('returns.bad', { line: b.line, what: t(`returns.bad_${b.what}`) })}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {read && (
        <Button
          type="primary"
          loading={send.pending}
          disabled={read.bad.length > 0 || read.lines.length === 0}
          onClick={() => void send.run(roll, read.lines)}
        >
          {t('returns.submit')}
        </Button>
      )}
      {send.problem && <ProblemNotice problem={send.problem} focus />}
    </Section>
  );
}
