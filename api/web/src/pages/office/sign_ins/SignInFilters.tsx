import { useState } from 'react';
import { Button, Input } from 'antd';
import type { SignInFilter } from '@/api/office';
import { useT } from '@/app/language';

interface Props {
  filter: SignInFilter;
  onChange: (change: SignInFilter) => void;
}

export function SignInFilters({ filter, onChange }: Props) {
  const t = useT();
  const [login, setLogin] = useState(filter.login ?? '');
  return (
    <form
      className="filters"
      role="search"
      aria-label={t('filters')}
      onSubmit={(e) => {
        e.preventDefault();
        onChange({ login: login.trim() || undefined });
      }}
    >
      <label htmlFor="filter-login">{t('users.login')}</label>
      <Input id="filter-login" className="name-input" autoComplete="off" value={login} onChange={(e) => setLogin(e.target.value)} />
      <Button type="primary" htmlType="submit">
        {t('search')}
      </Button>
      {(filter.login || filter.user) && (
        <Button onClick={() => onChange({ login: undefined, user: undefined })}>{t('sign_ins.everybody')}</Button>
      )}
    </form>
  );
}
