import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { isolatedNode } from '../../src/platform/plugin-host/isolated/isolated-node.ts';

/** What hostile code would try that has found its way around everything we took away, each in a line. */
const attempts: Readonly<Record<string, string>> = {
  'read a file': `(await import('node:fs')).readFileSync('/etc/passwd')`,
  'read the environment of its host': `(await import('node:fs')).readFileSync('/proc/' + process.ppid + '/environ')`,
  'write a file': `(await import('node:fs')).writeFileSync('/tmp/attune-plugin-was-here', '')`,
  'write a report': `process.report.writeReport('/tmp/attune-plugin-was-here')`,
  'connect to a server': `await new Promise((resolve, reject) => connect(5432, '127.0.0.1').on('connect', resolve).on('error', reject))`,
  'connect to a socket': `await new Promise((resolve, reject) => connect('/run/docker.sock').on('connect', resolve).on('error', reject))`,
  listen: `await new Promise((resolve, reject) => createServer().on('error', reject).listen(0, resolve))`,
  'send a datagram': `await new Promise((resolve, reject) => { const s = createSocket('udp4').on('error', reject); s.send('x', 9, '127.0.0.1', resolve); })`,
  'look up a name': `await (await import('node:dns/promises')).lookup('localhost')`,
  fetch: `await fetch('http://127.0.0.1:9').catch((error) => { throw error.cause ?? error; })`,
  'start a process': `(await import('node:child_process')).execSync('id')`,
  'start a thread': `new (await import('node:worker_threads')).Worker('1', { eval: true })`,
  'open a database': `await import('node:sqlite')`,
  'open the inspector': `(await import('node:inspector')).open(0)`,
  'load native code': `process.dlopen({ exports: {} }, '/tmp/x.node')`,
  'evaluate a text': `eval('1')`,
};

test('Node and the operating system refuse what the runner would not even offer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-wall-'));
  try {
    const probe = join(folder, 'probe.mjs');
    const lines = Object.entries(attempts).map(
      ([name, code]) =>
        `try { ${code}; tell(${JSON.stringify(name)}, 'let in'); } catch (error) { tell(${JSON.stringify(name)}, 'refused'); }`,
    );
    await writeFile(
      probe,
      `import { writeSync } from 'node:fs';
       import { connect, createServer } from 'node:net';
       import { createSocket } from 'node:dgram';
       const tell = (name, what) => writeSync(3, JSON.stringify([name, what]) + '\\n');
       tell('environment', Object.keys(process.env).join() || 'none');
       tell('user', process.getuid() === 0 ? 'root' : 'another');
       ${lines.join('\n')}
       process.exit();`,
    );
    await chmod(folder, 0o755);
    const { flags, options } = isolatedNode(folder, { heap: 64 });
    const child = spawn(process.execPath, [...flags, probe], {
      ...options,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const told = (await text(child.stdio[3] as Readable)).trim().split('\n');
    expect(Object.fromEntries(told.map((line) => JSON.parse(line)))).toEqual({
      environment: 'none',
      user: 'another',
      ...Object.fromEntries(Object.keys(attempts).map((name) => [name, 'refused'])),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
