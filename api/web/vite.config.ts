import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { antdStyles } from './build/antd_styles.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Where `npm run dev` finds the server.
const server = process.env.YIBEN_URL ?? 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react(), antdStyles()],
  resolve: {
    alias: [
      { find: /^@\//, replacement: here('./src/') },
      // antd writes a few style elements while it runs, which our Content-Security-Policy forbids.
      { find: /^.*(\/Dom\/dynamicCSS|\/cssUtils)$/, replacement: here('./src/theme/dynamic_css.ts') },
    ],
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            { name: 'widgets', test: /node_modules/, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    css: false,
    testTimeout: 20_000,
  },
});
