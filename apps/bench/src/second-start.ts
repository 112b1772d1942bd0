import { type Environment, startProduct } from './product.ts';
import type { Row } from './report.ts';

/** On the folder that the bench filled, with its PostgreSQL stopped: everything in one process, as `npm start`. */
export async function secondStart(folder: string, env: Environment): Promise<Row> {
  const { DATABASE_URL: _, ...embedded } = env;
  const product = await startProduct('all', { ...embedded, ATTUNE_DATA_DIR: folder });
  try {
    const begin = performance.now();
    const response = await fetch(`${product.origin}/health/ready`);
    if (response.status !== 200) throw new Error(`Started, but not ready: ${await response.text()}`);
    return {
      id: 'second-start',
      figure: 'second start to ready, PostgreSQL included',
      unit: 'ms',
      measured: product.startedIn + performance.now() - begin,
      n: 1,
    };
  } finally {
    await product.stop();
  }
}
