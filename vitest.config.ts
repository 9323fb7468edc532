import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', include: ['packages/**/*.test.ts'] } },
      {
        test: {
          name: 'app',
          include: ['app/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['app/**/*.db.test.ts', '**/node_modules/**', '**/build/**'],
        },
      },
      {
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
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
