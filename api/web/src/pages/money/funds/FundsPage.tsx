// 资金: what was budgeted, paid and is left; finance adds budget by document.
import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { fundsQuery } from '@/api/money';
import type { Fund } from '@/api/types';
import { useT, useWords } from '@/app/language';
import { useMe } from '@/app/session';
import { Page } from '@/components/page/Page';
import { QueryView } from '@/components/page/QueryView';
import { useProgrammeName } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { DataTable, type Column } from '@/components/table/DataTable';
import { yuanShown } from '@/lib/money';
import { BudgetDialog } from './BudgetDialog';
import { OpenFundDialog } from './OpenFundDialog';

export default function FundsPage() {
  const t = useT();
  const words = useWords();
  const programme = useProgrammeName();
  const { role } = useMe();
  const query = useQuery(fundsQuery);
  const [opening, setOpening] = useState(false);
  const [adding, setAdding] = useState<Fund>();
  const columns: Column<Fund>[] = [
    { key: 'fund', title: t('fund'), cell: (f) => f.fund },
    { key: 'programme', title: t('programme'), cell: (f) => programme(f.programme) },
    { key: 'year', title: t('fund.year'), cell: (f) => f.year },
    { key: 'budget', title: t('fund.budget'), number: true, cell: (f) => <Amount fen={f.budget_fen} /> },
    { key: 'paid', title: t('fund.paid'), number: true, cell: (f) => <Amount fen={f.paid_fen} /> },
    { key: 'balance', title: t('fund.balance'), number: true, cell: (f) => <strong><Amount fen={f.balance_fen} /></strong> },
    {
      key: 'sources',
      title: t('fund.sources'),
      cell: (f) =>
        Object.entries(f.by_source)
          .filter(([, fen]) => fen !== 0)
          .map(([source, fen]) => `${words(`fund_source.${source}`)} ${yuanShown(fen)}`)
          .join(t('list_comma')) || '—',
    },
    ...(role === 'finance'
      ? [
          {
            key: 'acts',
            title: t('actions.title'),
            cell: (f: Fund) => (
              <Button size="small" aria-label={t('fund.add_to', { fund: f.fund })} onClick={() => setAdding(f)}>
                {t('fund.add')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={t('menu.funds')}
      tools={role === 'finance' && <Button onClick={() => setOpening(true)}>{t('fund.open')}</Button>}
    >
      <QueryView query={query}>
        {(rows) => (
          <DataTable caption={t('menu.funds')} columns={columns} rows={rows} rowKey={(f) => f.fund} empty={t('fund.none')} />
        )}
      </QueryView>
      {opening && <OpenFundDialog onClose={() => setOpening(false)} />}
      {adding && <BudgetDialog fund={adding} onClose={() => setAdding(undefined)} />}
    </Page>
  );
}
