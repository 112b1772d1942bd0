import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ArgumentError, readArguments } from '../src/cli/arguments.ts';
import { writeEnterprise } from '../src/cli/write-enterprise.ts';
import { generateEnterprise } from '../src/generate-enterprise.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-synthetic-'));
afterAll(() => rmSync(folder, { recursive: true }));
const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
const small = { seed: 3, customers: 30, from: '2025-01-01', to: '2025-03-31', planted: false };

describe('arguments', () => {
  it.each([
    [[], '--customers is missing'],
    [['--customers', '0', '--seed', '1', '--out', 'f'], '--customers has to be 1 to 5000000'],
    [['--customers', '1.5', '--seed', '1', '--out', 'f'], '--customers has to be an integer, not "1.5"'],
    [['--customers', '5', '--seed', 'x', '--out', 'f'], '--seed has to be an integer, not "x"'],
    [['--customers', '5', '--seed', '1'], '--out FILE is missing'],
    [['--customers', '5', '--seed', '1', '--out', 'f', '--to', '2025-02-30'], '--to has to be a day'],
    [['--customers', '5', '--seed', '1', '--out', 'f', '--from', '2027-01-01'], 'is after --to'],
    [['--customers', '5', '--seed', '1', '--out', 'f', '--colour', 'red'], '--colour'],
    [['--customers', '5', '--seed', '1', '--out', 'f', 'more'], 'more'],
  ])('%j', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(ArgumentError);
    expect(() => readArguments(argv)).toThrow(message);
  });

  it('takes a negative seed and says what it does when asked', () => {
    expect(readArguments(['--customers', '5', '--seed=-1', '--out', 'f'])).toMatchObject({ seed: -1 });
    expect(readArguments(['--help'])).toBe('help');
  });
});

describe('writing', () => {
  it('writes the events of the seed in order, and the truth beside them', async () => {
    const out = join(folder, 'clean.ndjson');
    const signal = new AbortController().signal;
    const { events, truthFile } = await writeEnterprise({ ...small, out, dirt: false, signal });
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines).toEqual([...generateEnterprise(small).events()].map((event) => JSON.stringify(event)));
    expect(events).toBe(lines.length);
    const truth = JSON.parse(readFileSync(truthFile, 'utf8'));
    const { planted: _, ...asked } = small;
    expect(truth).toMatchObject({ ...asked, events, dirt: null, planted: null });
    expect(truth.individuals).toHaveLength(30);
    expect(truthFile).toBe(`${out}.truth.json`);
  });

  it('names the dirt', async () => {
    const out = join(folder, 'dirty.ndjson');
    const signal = new AbortController().signal;
    const { truthFile } = await writeEnterprise({ ...small, customers: 200, out, dirt: true, signal });
    const { dirt } = JSON.parse(readFileSync(truthFile, 'utf8'));
    expect(dirt.ids.duplicate.length).toBeGreaterThan(0);
    const text = readFileSync(out, 'utf8');
    for (const id of dirt.ids.duplicate) expect(text.split(`"id":"${id}"`)).toHaveLength(3);
  });

  it('leaves nothing behind when stopped', async () => {
    const inner = mkdtempSync(join(folder, 'stopped-'));
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(writeEnterprise({ ...small, out: join(inner, 'f'), dirt: false, signal })).rejects.toThrow(
      'stopped',
    );
    expect(readdirSync(inner)).toEqual([]);
  });
});

describe('the command', () => {
  it('runs', () => {
    const out = join(folder, 'run.ndjson');
    const answer = execFileSync(
      process.execPath,
      [cli, '--customers', '5', '--seed', '1', '--out', out, '--to', '2025-01-31'],
      { encoding: 'utf8' },
    );
    expect(answer).toContain('the truth in');
    expect(JSON.parse(readFileSync(out, 'utf8').split('\n')[0] ?? '')).toMatchObject({ specversion: '1.0' });
  });

  it('explains wrong arguments with exit code 2', () => {
    const { status, stderr } = run('--customers', 'many');
    expect(status).toBe(2);
    expect(stderr).toContain('--customers has to be an integer, not "many"');
    expect(stderr).toContain('Usage:');
  });

  it('explains a folder that is not there, and a file that is a folder, with exit code 1', () => {
    const missing = run('--customers', '5', '--seed', '1', '--out', join(folder, 'no', 'such', 'file'));
    expect([missing.status, missing.stderr]).toEqual([
      1,
      'Nothing was written: that folder does not exist\n',
    ]);
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    const under = run('--customers', '5', '--seed', '1', '--out', join(file, 'f'));
    expect(under.status).toBe(1);
    const taken = run('--customers', '5', '--seed', '1', '--out', folder, '--to', '2025-01-31');
    expect([taken.status, taken.stderr]).toEqual([1, 'Nothing was written: --out names no ordinary file\n']);
    const device = run('--customers', '5', '--seed', '1', '--out', '/dev/null');
    expect([device.status, device.stderr]).toEqual([
      1,
      'Nothing was written: --out names no ordinary file\n',
    ]);
  });
});
