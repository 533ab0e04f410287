import { useState } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { confirmTown } from '@/api/money';
import type { Roll, RollTown } from '@/api/types';
import { useCommand } from '@/api/useCommand';
import { useT } from '@/app/language';
import { mayConfirmTowns } from '@/app/roles';
import { useMe } from '@/app/session';
import { Dialog } from '@/components/form/Dialog';
import { flash } from '@/components/page/Flash';
import { usePlace } from '@/components/places';
import { Amount } from '@/components/table/Amount';
import { covers, isTown } from '@/lib/divisions';

// A home's part waits for its statement, and for whatever differs.
const settled = (home: RollTown) => home.statement?.open === 0;

// Towns (or funeral homes) and their totals; the user confirms those of their own area.
export function TownsTable({ roll }: { roll: Roll }) {
  const t = useT();
  const me = useMe();
  const place = usePlace();
  const [asking, setAsking] = useState<RollTown>();
  // A funeral home is not a town: the district confirms its part.
  const mine = (town: RollTown) =>
    mayConfirmTowns(me.role) &&
    (isTown(town.town) ? covers(me.division, town.town) : me.division.length === 6);
  return (
    <>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('roll.town')}</th>
            <th scope="col" className="number">{t('roll.payments')}</th>
            <th scope="col" className="number">{t('roll.total')}</th>
            <th scope="col">{t('roll.confirmation')}</th>
          </tr>
        </thead>
        <tbody>
          {roll.towns.map((town) => (
            <tr key={town.town}>
              <th scope="row">{place(town.town)}</th>
              <td className="number">{town.payments}</td>
              <td className="number"><Amount fen={town.total_fen} /></td>
              <td>
                {town.confirmed_by ? (
                  <span className="confirmed">{t('roll.town_confirmed')}</span>
                ) : !isTown(town.town) && !settled(town) ? (
                  <Link to={`/settlement/${roll.month}`}>
                    {t(town.statement ? 'settlement.differences_open' : 'settlement.to_compare', {
                      n: town.statement?.open ?? 0,
                    })}
                  </Link>
                ) : roll.status === 'drawn' && mine(town) ? (
                  <Button size="small" onClick={() => setAsking(town)}>
                    {t('roll.confirm_town', { town: place(town.town) })}
                  </Button>
                ) : (
                  t('roll.not_confirmed')
                )}
              </td>
            </tr>
          ))}
          {roll.towns.length === 0 && (
            <tr>
              <td className="empty" colSpan={4}>{t('table.empty')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {asking && <ConfirmTown roll={roll} town={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function ConfirmTown({ roll, town, onClose }: { roll: Roll; town: RollTown; onClose: () => void }) {
  const t = useT();
  const place = usePlace();
  const command = useCommand(confirmTown, () => {
    flash(t('roll.town_done', { town: place(town.town) }));
    onClose();
  });
  return (
    <Dialog
      title={t('roll.confirm_town', { town: place(town.town) })}
      confirm={t('confirm')}
      command={command}
      onConfirm={() => void command.run(roll, town.town)}
      onClose={onClose}
    >
      <p>
        {t('roll.confirm_town_detail', { month: roll.month, n: town.payments })} <Amount fen={town.total_fen} />
        {t('yuan')}
      </p>
      <p>{t('roll.confirm_town_warning')}</p>
    </Dialog>
  );
}
