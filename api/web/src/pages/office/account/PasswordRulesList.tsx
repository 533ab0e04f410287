import { useT } from '@/app/language';
import { useMe } from '@/app/session';
import { rulesKept, type PasswordRule } from './password_rules';

// Every rule, shown beforehand, with how the password typed so far stands with it.
export function PasswordRulesList({ id, password, broken }: { id: string; password: string; broken?: PasswordRule }) {
  const t = useT();
  const { login, password_rules: rules } = useMe();
  const kept = rulesKept(password, login, rules);
  const words: Record<PasswordRule, string> = {
    long: t('password.long', { n: rules.length_min }),
    mixed: t('password.mixed', { n: rules.kinds_min }),
    not_login: t('password.not_login'),
    not_used: t('password.not_used', { n: rules.history }),
  };
  const state = (rule: PasswordRule) => {
    if (rule === broken) return 'broken';
    if (password === '' || kept[rule] === undefined) return 'open';
    return kept[rule] ? 'kept' : 'broken';
  };
  return (
    <ul className="password-rules" id={id}>
      {(Object.keys(words) as PasswordRule[]).map((rule) => (
        <li key={rule} className={`rule-${state(rule)}`}>
          <span aria-hidden="true">{marks[state(rule)]}</span> {words[rule]}
          <span className="unseen"> {t(`password.rule_${state(rule)}`)}</span>
        </li>
      ))}
    </ul>
  );
}

const marks = { open: '○', kept: '✓', broken: '✗' };
