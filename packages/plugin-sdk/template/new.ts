import { parseArgs } from 'node:util';
import { newPlugin, RefusedPlugin } from './new-plugin.ts';

/** `npm run new -- metric my-index --en 'My index' --zh 我的指标`, at the root of the repository. */
const usage = `npm run new -- metric my-index [--en 'My index'] [--zh 我的指标]`;

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { en: { type: 'string' }, zh: { type: 'string' } },
  });
  const [kind = '', key = '', ...more] = positionals;
  if (more.length > 0) throw new RefusedPlugin(`There is one word too many: ${more[0]}.`);
  const { folder, name } = newPlugin(process.cwd(), { kind, key, ...values });
  process.stdout.write(`${folder} is there, and linked like every workspace: nothing has to be installed.

  Write    ${folder}/src/${key}.ts: what feeds it, what it is called, how it is read
  Try      npx turbo run test build --filter=${name}
  Install  ${folder}/dist/plugin.mjs, as its README says
`);
} catch (error) {
  const expected = error instanceof RefusedPlugin || (error instanceof Error && 'code' in error);
  if (!expected) throw error;
  process.stderr.write(`${(error as Error).message}\n${usage}\n`);
  process.exitCode = 1;
}
