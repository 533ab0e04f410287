import { Button } from 'antd';
import { download } from '@/api/download';
import { bankFileAddress } from '@/api/money';
import type { Roll } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { Section } from '@/components/page/Page';
import { ProblemNotice } from '@/components/page/ProblemNotice';

// The file for the bank; its fingerprint is on record, so a changed one is found out.
export function BankFile({ roll }: { roll: Roll }) {
  const t = useT();
  const get = useCommand((format: 'csv' | 'xlsx') =>
    download(bankFileAddress(roll.programme, roll.month, format), `${roll.programme}-${roll.month}.${format}`),
  );
  return (
    <Section title={t('bank_file.title')}>
      <div className="actions">
        <Button disabled={get.pending} onClick={() => void get.run('xlsx')}>{t('bank_file.xlsx')}</Button>
        <Button disabled={get.pending} onClick={() => void get.run('csv')}>{t('bank_file.csv')}</Button>
        {roll.file_sha256 && (
          <span className="muted">
            {t('bank_file.sha')} <code>{roll.file_sha256.slice(0, 16)}</code>
          </span>
        )}
      </div>
      {get.problem && <ProblemNotice problem={get.problem} focus />}
    </Section>
  );
}
