import { expect, test } from 'vitest';
import { Oracle } from './oracle.ts';
import { scenarios } from './scenarios.ts';
import { totalOf } from './totals.ts';
import { world } from './world.ts';

/** The oracle is right where somebody worked it out by hand. */
for (const { name, commands, expected, tenures } of scenarios) {
  test(name, () => {
    const oracle = new Oracle(world);
    for (const command of commands) {
      if (command.do === 'settle') oracle.settle();
      if (command.do !== 'send' && command.do !== 'send-together') continue;
      const batches = command.do === 'send' ? [command.entries] : command.batches;
      for (const batch of batches) {
        oracle.deliverAll(batch.flatMap((entry) => ('event' in entry ? [entry.event] : [])));
      }
    }
    oracle.settle();
    const cells = oracle.cells();
    const names = Object.keys(expected);
    expect(Object.fromEntries(names.map((name) => [name, totalOf(cells, name)]))).toEqual(expected);
    if (tenures) expect(oracle.tenures()).toEqual(tenures);
  });
}
