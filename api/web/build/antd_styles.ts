// Makes `virtual:antd.css`: the style sheet of the antd components we use, drawn out at build time,
// so that the browser computes no styles and needs no style element (style-src 'self').
import { createElement, Fragment, type ReactNode } from 'react';
import type { Plugin } from 'vite';
import { extracted, theme } from '../src/theme/theme.ts';

const name = 'virtual:antd.css';
const resolved = '\0virtual:antd.css';

async function sheet(): Promise<string> {
  const { extractStyle } = await import('@ant-design/static-style-extract');
  const { ConfigProvider } = await import('antd');
  return extractStyle({
    includes: extracted,
    customTheme: (node: ReactNode) =>
      createElement(
        ConfigProvider,
        { theme: { ...theme, zeroRuntime: false } },
        createElement(Fragment, null, node),
      ),
  } as Parameters<typeof extractStyle>[0]);
}

export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === name ? resolved : undefined),
    load: async (id) => {
      if (id !== resolved) return undefined;
      return process.env.VITEST ? '' : sheet();
    },
  };
}
