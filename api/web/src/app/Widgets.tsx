// antd, told our theme and language. Popups open inside <main>, so that they lie in a landmark.
import type { ReactNode } from 'react';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { theme } from '@/theme/theme';
import { useLanguage } from './language';

// The buttons of year and month say what they show; antd's labels for them say something else, which
// speech input cannot match.
function mended(locale: Locale): Locale {
  const picker = locale.DatePicker!;
  const lang = { ...picker.lang, yearSelect: '', monthSelect: '' };
  return { ...locale, DatePicker: { ...picker, lang } };
}
const locales = { zh: mended(zhCN), en: mended(enUS) };

export function Widgets({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      button={{ autoInsertSpace: false }}
      getPopupContainer={() => document.getElementById('main') ?? document.body}
    >
      {children}
    </ConfigProvider>
  );
}
