import { afterEach, beforeEach } from 'vitest';
import { delivery } from './delivery.ts';
import { failover } from './failover.ts';
import { Lab } from './lab.ts';
import type { Transport } from './transport.ts';

/** What both transports promise. Whatever happens: nothing lost, nothing twice, order kept, no standstill. */
export function conformance(transport: Transport): void {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.create(await transport.place());
  });
  afterEach(() => lab[Symbol.asyncDispose]());

  delivery(() => lab, transport);
  failover(() => lab, transport);
}
