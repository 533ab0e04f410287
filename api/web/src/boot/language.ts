// The language of this browser's user: Chinese unless they chose otherwise.
export type Language = 'zh' | 'en';

const key = 'yiben.language';

export function storedLanguage(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
  showLanguage(language);
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}
