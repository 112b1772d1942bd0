import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CreatedBiConnection } from '@attune/contracts';

const version = '42.7.7';
const run = promisify(execFile);

const folder = join(
  process.env['ATTUNE_CACHE_DIR'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'attune'),
  `postgresql-jdbc-${version}`,
);
const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';

/** True where a program can speak JDBC here, else the reason in words. Fetches PostgreSQL's driver on first use. */
export async function jdbcAvailable(): Promise<true | string> {
  if (spawnSync(java, ['-version']).error) return 'Java is not installed.';
  if (existsSync(folder)) return true;
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-partial-`);
  try {
    await run('mvn', [
      '--batch-mode',
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
      `-Dartifact=org.postgresql:postgresql:${version}`,
      `-DoutputDirectory=${partial}`,
    ]);
    renameSync(partial, folder);
    return true;
  } catch (error) {
    return existsSync(folder) || `Maven could not fetch PostgreSQL's driver: ${(error as Error).message}`;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** What a BI tool that speaks JDBC sees: the columns of the view of figures, and the rows of a query. */
export async function readByJdbc({ jdbcUrl, user, password }: CreatedBiConnection, sql: string) {
  const { stdout } = await run(
    java,
    [
      '-cp',
      join(folder, `postgresql-${version}.jar`),
      join(import.meta.dirname, 'ReadView.java'),
      jdbcUrl,
      sql,
    ],
    { env: { ...process.env, BI_USER: user, BI_PASSWORD: password, LC_ALL: 'C.UTF-8' } },
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const of = (kind: string) => lines.filter(([first]) => first === kind).map(([, ...rest]) => rest);
  return { columns: new Map(of('column').map(([name, remarks]) => [name, remarks])), rows: of('row') };
}
