// Narrows the accounts to a place, a role and a state; all stand in the page's address.
import type { UserFilter } from '@/api/office';
import { useT, useWords } from '@/app/language';
import { allRoles } from '@/app/roles';
import { DivisionSelect } from '@/components/form/DivisionSelect';
import { Choice } from '@/components/form/inputs';

interface Props {
  filter: UserFilter;
  onChange: (change: UserFilter) => void;
}

export function UserFilters({ filter, onChange }: Props) {
  const t = useT();
  const words = useWords();
  return (
    <form className="filters" role="search" aria-label={t('filters')} onSubmit={(e) => e.preventDefault()}>
      <label htmlFor="filter-division">{t('division')}</label>
      <DivisionSelect id="filter-division" value={filter.division} onChange={(division) => onChange({ division })} />
      <label htmlFor="filter-role">{t('users.role')}</label>
      <Choice
        id="filter-role"
        value={filter.role ?? ''}
        empty={t('all')}
        options={allRoles.map((role) => ({ value: role, label: words(`role.${role}`) }))}
        onChange={(role) => onChange({ role })}
      />
      <label htmlFor="filter-state">{t('users.state')}</label>
      <Choice
        id="filter-state"
        value={filter.state ?? ''}
        empty={t('all')}
        options={(['new', 'active', 'disabled'] as const).map((s) => ({ value: s, label: t(`users.state_${s}`) }))}
        onChange={(state) => onChange({ state })}
      />
    </form>
  );
}
