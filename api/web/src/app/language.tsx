// Words of the screens (react-intl), words the server owns, and names that come in both languages.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { IntlProvider, useIntl } from 'react-intl';
import { wordsQuery } from '@/api/office';
import type { Schemas } from '@/api/types';
import { storedLanguage, storeLanguage, type Language } from '@/boot/language';
import { wordFor } from '@/lib/words';
import { en } from '@/messages/en';
import { zh, type MessageKey } from '@/messages/zh';

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}
const Choice = createContext<LanguageChoice>({ language: 'zh', choose: () => {} });
export const useLanguage = () => useContext(Choice);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        storeLanguage(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return (
    <Choice.Provider value={choice}>
      <IntlProvider
        locale={language === 'en' ? 'en' : 'zh-CN'}
        messages={language === 'en' ? en : zh}
      >
        {children}
      </IntlProvider>
    </Choice.Provider>
  );
}

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

export function useT(): Translate {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, values), [formatMessage]);
}

export type Words = (keys: string | readonly string[], args?: Record<string, string>) => string;

// Words the server owns: useWords()('role.town_clerk').
export function useWords(): Words {
  const { language } = useLanguage();
  const { data } = useQuery(wordsQuery);
  return useCallback(
    (keys, args) => {
      const list = typeof keys === 'string' ? [keys] : keys;
      return wordFor({ ...data?.zh, ...(language === 'en' ? data?.en : {}) }, list, args);
    },
    [data, language],
  );
}

// What follows `prefix` in the keys of the words the server owns: the codes of a list it owns too.
export function useCodes(prefix: string): string[] {
  const { data } = useQuery(wordsQuery);
  return useMemo(
    () =>
      Object.keys(data?.zh ?? {})
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    [data, prefix],
  );
}

// A name in both languages, as rule packs and procedures have them.
export function useNamed(): (text: Schemas['Text'] | undefined) => string {
  const { language } = useLanguage();
  return useCallback((text) => (language === 'en' ? text?.en || text?.zh : text?.zh) ?? '', [language]);
}
