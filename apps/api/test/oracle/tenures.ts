import { localDay } from './cells.ts';
import type { Fact, factsOf } from './facts.ts';
import type { World } from './world.ts';

/** How many by `department · joined · lost`. */
export type Tenures = Record<string, number>;

type Change = 'joined' | 'lost';

const changes: Readonly<Record<string, Change>> = {
  'subscription.started': 'joined',
  'subscription.cancelled': 'lost',
};

/** The tenures of every subscription of every department, worked out from nothing but the facts. */
export function tenuresIn({ facts }: ReturnType<typeof factsOf>, world: World): Tenures {
  const counted = facts.filter(({ type, data }) => type in changes && data['test'] !== true);
  const subscriptions = Map.groupBy(counted, ({ department, data }) =>
    JSON.stringify([department, data['subscription']]),
  );
  const tenures: Tenures = {};
  for (const told of subscriptions.values())
    for (const { joined, lost } of tenuresOf(told, world.timeZone)) {
      const name = [told[0]?.department, joined, lost].join(' · ');
      tenures[name] = (tenures[name] ?? 0) + 1;
    }
  return tenures;
}

function tenuresOf(told: readonly Fact[], timeZone: string): { joined: string; lost: string }[] {
  const months = Map.groupBy(told, ({ at }) => localDay(at, timeZone).slice(0, 7));
  const tenures: { joined: string; lost: string }[] = [];
  let joined: string | undefined;
  for (const [month, some] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const change of mostTaken(
      joined !== undefined,
      some.map(({ type }) => changes[type] as Change),
    )) {
      if (change === 'joined') joined = month;
      else {
        tenures.push({ joined: joined as string, lost: month });
        joined = undefined;
      }
    }
  }
  return joined === undefined ? tenures : [...tenures, { joined, lost: 'never' }];
}

/**
 * A month's changes that take effect, in the order in which most of them do, whatever it was: tried out. Joining takes
 * effect where nobody is there, a loss where somebody is.
 */
function mostTaken(isThere: boolean, left: readonly Change[]): Change[] {
  const orders = [...new Set(left)].map((change) => {
    const rest = left.toSpliced(left.indexOf(change), 1);
    const takesEffect = (change === 'joined') !== isThere;
    const taken = mostTaken(change === 'joined', rest);
    return takesEffect ? [change, ...taken] : taken;
  });
  return orders.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
