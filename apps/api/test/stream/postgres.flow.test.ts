import { afterAll, beforeAll, describe } from 'vitest';
import { type Cluster, startCluster } from './cluster.ts';
import { conformance } from './conformance.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

describe('the log as stream', () => {
  conformance({
    place: async () => ({ url: await cluster.createDatabase() }),
    neighbour: () => cluster.createDatabase(),
  });
});
