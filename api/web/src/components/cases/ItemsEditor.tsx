// Items paid for up to a cap: price, cap, and what is taken off, line by line.
import type { Rules } from '@/api/types';
import { useNamed, useT } from '@/app/language';
import { MoneyInput } from '@/components/form/inputs';
import { Amount } from '@/components/table/Amount';
import { fenOf } from '@/lib/money';
import { fieldIds } from './draft';

interface Props {
  items: Rules['formula']['items'];
  prices: Record<string, string>;
  errors: Record<string, string>;
  onChange: (prices: Record<string, string>) => void;
}

export function ItemsEditor({ items, prices, errors, onChange }: Props) {
  const t = useT();
  const named = useNamed();
  return (
    <table className="data items">
      <thead>
        <tr>
          <th scope="col">{t('items.item')}</th>
          <th scope="col">{t('items.price')}</th>
          <th scope="col" className="number">{t('items.cap')}</th>
          <th scope="col" className="number">{t('items.deducted')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const id = fieldIds.item(item.code);
          const price = fenOf(prices[item.code] ?? '');
          return (
            <tr key={item.code}>
              <th scope="row">
                <label htmlFor={id}>{named(item.name)}</label>
              </th>
              <td>
                <MoneyInput
                  id={id}
                  aria-invalid={errors[id] ? true : undefined}
                  aria-describedby={errors[id] ? `${id}-error` : undefined}
                  value={prices[item.code] ?? ''}
                  onChange={(value) => onChange({ ...prices, [item.code]: value })}
                />
                {errors[id] && <p className="field-error" id={`${id}-error`}>{errors[id]}</p>}
              </td>
              <td className="number"><Amount fen={item.cap_fen} /></td>
              <td className="number">
                <Amount fen={price === undefined ? undefined : Math.min(price, item.cap_fen)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
