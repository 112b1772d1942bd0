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

/**
 * The tenures of every subscription, worked out from nothing but the facts. A subscription is told by its reference,
 * whatever the department; each of its tenures counts in the department of the start that opened it.
 */
export function tenuresIn({ facts }: ReturnType<typeof factsOf>, world: World): Tenures {
  const counted = facts.filter(({ type, data }) => type in changes && data['test'] !== true);
  const tenures: Tenures = {};
  for (const told of Map.groupBy(counted, ({ data }) => data['subscription']).values())
    for (const { department, joined, lost } of tenuresOf(told, world)) {
      const name = [department, joined, lost].join(' · ');
      tenures[name] = (tenures[name] ?? 0) + 1;
    }
  return tenures;
}

interface Tenure {
  department: string;
  joined: string;
  lost: string;
}

/** Of the starts of one month, those of the departments with smaller ids come first, as the world lists them. */
function tenuresOf(told: readonly Fact[], { timeZone, departments }: World): Tenure[] {
  const months = Map.groupBy(told, ({ at }) => localDay(at, timeZone).slice(0, 7));
  const tenures: Tenure[] = [];
  let open: Omit<Tenure, 'lost'> | undefined;
  for (const [month, some] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const starts = some
      .filter(({ type }) => changes[type] === 'joined')
      .map(({ department }) => department)
      .toSorted((a, b) => departments.indexOf(a) - departments.indexOf(b));
    for (const change of mostTaken(
      open !== undefined,
      some.map(({ type }) => changes[type] as Change),
    )) {
      if (change === 'joined') open = { department: starts.shift() as string, joined: month };
      else {
        tenures.push({ ...(open as Omit<Tenure, 'lost'>), lost: month });
        open = undefined;
      }
    }
  }
  return open === undefined ? tenures : [...tenures, { ...open, lost: 'never' }];
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
