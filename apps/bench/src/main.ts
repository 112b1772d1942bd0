import { parseArgs } from 'node:util';
import { batchPost } from './batch-post.ts';
import { freshness } from './freshness.ts';
import { kafkaFreshness } from './kafka.ts';
import { type Lab, openLab } from './lab.ts';
import { machine, machineNow, watchStolen } from './machine.ts';
import { memory, memoryNow } from './memory.ts';
import { metrics } from './metrics.ts';
import { people } from './people.ts';
import { query } from './query.ts';
import { printJson, printTable, type Row } from './report.ts';
import { secondStart } from './second-start.ts';
import { singlePost } from './single-post.ts';

/** Memory of the product whenever one of its processes was about to end. */
const seen: number[][] = [];

const parts: Record<string, (lab: Lab) => Row[] | Promise<Row[]>> = {
  metrics,
  query,
  people: (lab) => people(lab, seen),
  single: singlePost,
  batch: batchPost,
  freshness: async (lab) => {
    const embedded = await freshness(lab, {
      id: 'freshness-embedded',
      figure: 'freshness from HTTP POST to the value served, p99 at 1,000 events/s, embedded',
      atMost: 50,
    });
    seen.push(memoryNow(lab));
    return [embedded, await kafkaFreshness(lab, seen)];
  },
};

const usage = `Usage: npm run bench -- [--json] [--only ${Object.keys(parts).join('|')}]`;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const begin = performance.now();
const say = (text: string) =>
  process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

if (options.help) process.stdout.write(`${usage}\n`);
else if (options.only !== undefined && !(options.only in parts)) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 1;
} else await run(Object.entries(parts).filter(([name]) => name === (options.only ?? name)));

async function run(chosen: readonly [string, (typeof parts)[string]][]): Promise<void> {
  const lab = await openLab();
  const interrupted = () => {
    void lab.stop().finally(() => {
      lab.remove();
      process.exit(130);
    });
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const rows: Row[] = [];
  try {
    for (const [name, part] of chosen) {
      say(`${name} (${machineNow()})`);
      const stolen = watchStolen();
      const found = await part(lab);
      rows.push(...found.map((row) => ({ ...row, stolen: stolen() })));
    }
    seen.push(memoryNow(lab));
    rows.push(memory(seen));
    await lab.stop();
    say(`second start (${machineNow()})`);
    rows.push(await secondStart(lab.folder, lab.env));
    say('done');
  } finally {
    await lab.stop();
    lab.remove();
  }
  if (options.json) printJson(rows, { at: new Date().toISOString(), machine: machine() });
  else printTable(rows);
}
