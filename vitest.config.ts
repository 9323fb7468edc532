import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

const soakFile = resolve(import.meta.dirname, 'tools/soak-fast-check.ts');

/** `npm run soak` sets VICUS_SOAK: property tests then run on a fast-check with many times the cases. */
const soak: Plugin = {
  name: 'soak',
  enforce: 'pre',
  resolveId: (source, importer) =>
    process.env['VICUS_SOAK'] !== undefined && source === 'fast-check' && importer !== soakFile
      ? soakFile
      : null,
};

export default defineConfig({
  test: {
    projects: [
      // Pure computing keeps nothing between two files: they need no process each, which took longer than most of them.
      { plugins: [soak], test: { name: 'packages', include: ['packages/**/*.test.ts'], isolate: false } },
      {
        plugins: [soak],
        test: {
          name: 'app',
          include: ['app/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['app/**/*.db.test.ts', '**/node_modules/**', '**/build/**'],
        },
      },
      {
        plugins: [soak],
        test: {
          name: 'db',
          include: ['app/**/*.db.test.ts'],
          globalSetup: ['app/src/server/db/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/**/*.product.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        // Each file starts a product of its own, because it spoils, empties or looks into it.
        test: {
          name: 'products',
          include: ['e2e/**/*.product.test.ts'],
          globalSetup: ['e2e/built.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
