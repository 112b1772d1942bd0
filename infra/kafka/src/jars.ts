import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '4.1.0';

/** Told in words what takes so long. */
export type Progress = (message: string) => void;

/** The folder with Kafka's own jars: `ATTUNE_CACHE_DIR`, else where this system keeps caches. */
const jarFolder = () =>
  join(
    process.env['ATTUNE_CACHE_DIR'] ??
      join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'attune'),
    `kafka-${version}`,
  );

export const java = () => {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin', 'java') : 'java';
};

/** Fetches the jars on first use. Two at once do each other no harm: the folder appears by one rename. */
export async function ensureJars(progress: Progress = () => undefined): Promise<string> {
  const folder = jarFolder();
  if (existsSync(folder)) return folder;
  if (spawnSync('mvn', ['--version'], { stdio: 'ignore' }).error)
    throw new Error('Maven (mvn) is not installed; it fetches Kafka on first use.');
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-partial-`);
  try {
    progress(`Fetching Kafka ${version} from Maven Central, about 45 MB, once`);
    await copyDependencies(partial, progress);
    renameSync(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

function copyDependencies(to: string, progress: Progress): Promise<void> {
  const pom = fileURLToPath(new URL('../pom.xml', import.meta.url));
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const flags = ['--batch-mode', '-f', pom, goal, '-DincludeScope=runtime', `-DoutputDirectory=${to}`];
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', flags, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let fetched = 0;
    const timer = setInterval(() => progress(`Fetching Kafka: ${fetched} files so far`), 3000);
    const read = (chunk: Buffer) => {
      fetched += chunk.toString().split('Downloaded from').length - 1;
      output = (output + chunk.toString()).slice(-4000);
    };
    maven.stdout.on('data', read);
    maven.stderr.on('data', read);
    maven.on('error', reject);
    maven.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve();
      else reject(new Error(`Maven could not fetch Kafka (is this machine offline?):\n${lastError(output)}`));
    });
  });
}

const lastError = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.includes('ERROR'))
    .slice(0, 3)
    .join('\n');
