import { defineConfig } from 'vitest/config';

const conditions = { ssr: { resolve: { conditions: ['source'] } }, resolve: { conditions: ['source'] } };

/** What people and programs do with a whole product, each with one of its own. */
const stories = 'test/{story,plugin-host}/**/*.flow.test.ts';

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
          include: ['{src,test}/**/*.flow.test.ts'],
          exclude: [stories, 'dist/**', 'node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They kill, freeze and race processes: one at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...conditions,
        test: {
          name: 'story',
          // The MCP client's; it too ships its TypeScript under the condition `source`, which has to be compiled.
          server: { deps: { inline: ['@modelcontextprotocol/client', 'eventsource'] } },
          include: [stories, '{src,test}/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
