import { afterAll, beforeAll, describe } from 'vitest';
import { type Cluster, startCluster } from './cluster.ts';
import { conformance } from './conformance.ts';

let cluster: Cluster;
let other: Cluster;
beforeAll(async () => {
  [cluster, other] = await Promise.all([startCluster(), startCluster()]);
});
afterAll(() => Promise.all([cluster.stop(), other.stop()]));

describe('the log as stream', () => {
  conformance({
    place: async () => ({ url: await cluster.createDatabase() }),
    neighbour: () => cluster.createDatabase(),
    elsewhere: () => other.createDatabase(),
  });
});
