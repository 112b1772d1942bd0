import { defineConfig } from 'vitest/config';

const conditions = { ssr: { resolve: { conditions: ['source'] } }, resolve: { conditions: ['source'] } };

/** Tests say their cost by their name: pure, real PostgreSQL, the whole stream, the browser. */
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
    projects: [
      {
        ...conditions,
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.{db,flow,e2e}.test.ts', 'dist/**', 'node_modules/**'],
        },
      },
      {
        ...conditions,
        test: {
          name: 'db',
          include: ['{src,test}/**/*.db.test.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        ...conditions,
        test: {
          name: 'flow',
          // The MCP client's; it too ships its TypeScript under the condition `source`, which has to be compiled.
          server: { deps: { inline: ['@modelcontextprotocol/client', 'eventsource'] } },
          include: ['{src,test}/**/*.flow.test.ts', '{src,test}/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
