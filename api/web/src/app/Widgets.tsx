// antd, told our theme and language. Popups open inside <main>, so that they lie in a landmark.
import type { ReactNode } from 'react';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { theme } from '@/theme/theme';
import { useLanguage } from './language';

export function Widgets({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      getPopupContainer={() => document.getElementById('main') ?? document.body}
    >
      {children}
    </ConfigProvider>
  );
}
