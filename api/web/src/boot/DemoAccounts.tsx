// In a demo, everybody one can be: role, place and what awaits them. Elsewhere there is no such list.
import { useEffect, useState } from 'react';
import type { DemoAccount } from '@/api/types';
import { signInWords } from '@/messages/sign_in';
import type { Language } from './language';

interface Props {
  language: Language;
  onChoose: (account: DemoAccount) => void;
}
type Words = Record<Language, Record<string, string>>;

const read = async <T,>(address: string): Promise<T | undefined> => {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok ? ((await response.json()) as T) : undefined;
};

export function DemoAccounts({ language, onChoose }: Props) {
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  const [told, setTold] = useState<Words>();
  const words = signInWords[language];
  useEffect(() => {
    void (async () => {
      const demo = await read<{ rows?: DemoAccount[] }>('/api/v1/demo/accounts');
      if (!demo?.rows?.length) return;
      setAccounts(demo.rows);
      setTold(await read<Words>('/api/v1/messages'));
    })();
  }, []);
  if (accounts.length === 0) return null;
  const roleOf = ({ role }: DemoAccount) => {
    const key = `role.${role}`;
    return (language === 'en' && told?.en[key]) || told?.zh[key];
  };
  const whatOf = ({ role, what }: DemoAccount) => (language === 'en' && told?.en[`demo_account.${role}`]) || what;
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.demo}</h2>
      <p>{words.demo_detail}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => onChoose(account)}>
              <strong>{account.name}</strong>
              <span>{[roleOf(account), account.division_name].filter(Boolean).join(' · ')}</span>
              <span className="demo-what">{whatOf(account)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
