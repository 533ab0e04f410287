// Colours and sizes of antd, chosen so that every text reaches a contrast of 4.5:1.
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'yiben', prefix: 'ant' },
  token: {
    colorPrimary: '#0b57a4',
    colorLink: '#0b57a4',
    colorSuccess: '#1a6d2f',
    colorSuccessBg: '#edf7ee',
    colorWarning: '#8a4b00',
    colorWarningBg: '#fff6e5',
    colorError: '#b3261e',
    colorErrorBg: '#fdeeee',
    colorInfo: '#0b57a4',
    colorInfoBg: '#eaf2fb',
    colorText: '#1b1f24',
    colorTextSecondary: '#4a525c',
    colorTextTertiary: '#59616b',
    colorTextQuaternary: '#5f6872',
    colorTextPlaceholder: '#666e78',
    colorTextDisabled: '#5f6872',
    colorBorder: '#858d97',
    borderRadius: 4,
    fontSize: 14,
    motion: false,
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  },
};

// The components whose styles are drawn out. One that is used and not named here has none.
export const extracted = [
  'Alert',
  'Button',
  'Checkbox',
  'DatePicker',
  'Empty',
  'Input',
  'Modal',
  'QRCode',
  'Radio',
  'Select',
  'Spin',
  'Tag',
];
