import { spawnSync } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { kafkaForThisRun } from './kafka.ts';

/** `npm start`: builds what changed, then becomes the server. `-- --kafka` runs it on a real broker started here. */
const root = join(import.meta.dirname, '..', '..');
process.env['TURBO_TELEMETRY_DISABLED'] = '1';

const build = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'turbo', 'bin', 'turbo'),
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
  ],
  { cwd: root, encoding: 'utf8' },
);
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}\nAttune could not be built.\n`);
  process.exit(build.status ?? 1);
}

// Compiling a thousand modules anew is most of what a start costs.
enableCompileCache(join(root, 'node_modules', '.cache', 'attune'));
if (process.argv.includes('--kafka')) await kafkaForThisRun(root);
process.chdir(root);
await import(join(root, 'apps', 'api', 'dist', 'src', 'main.js'));
