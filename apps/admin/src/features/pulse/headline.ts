import type { Change, Indicator } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import { verdictOfChange } from '../indicators/verdict.ts';

/** A change somewhere: of the whole where `department` is null. */
export interface Move {
  indicator: Indicator;
  /** Name in the language in use. */
  indicatorName: string;
  department: string | null;
  change: Change | null;
  n: number;
  /** In words. */
  value: string;
}

type Moved = Move & { change: Change };

interface Wording {
  say: Say;
  differenceOf(move: Moved): string;
}

const judged = ({ indicator }: Move) => indicator.polarity !== 'neutral';
const byCertainty = (a: Moved, b: Moved) => (a.change.p ?? 1) - (b.change.p ?? 1);
const hasChange = (move: Move): move is Moved => move.change !== null;

/**
 * Among many departments some change by chance, so one of them is named only where it stands out even so
 * (Bonferroni: the strictest and simplest rule, for a sentence that people will repeat).
 */
function standingOut(moves: readonly Moved[]): Moved[] {
  const limit = 0.05 / Math.max(1, moves.length);
  return moves.filter(({ change }) => change.significant && (change.p ?? 1) < limit).sort(byCertainty);
}

const direction = ({ change }: Moved) => (change.difference > 0 ? 'headline.up' : 'headline.down');

/** Where it came from: the department that weighs most, in answers times difference, the same way. */
function puller(whole: Moved, parts: readonly Moved[]): Moved | undefined {
  const weight = ({ change, n }: Moved) => Math.abs(change.difference) * n;
  return parts
    .filter(({ indicator }) => indicator.key === whole.indicator.key)
    .filter(({ change }) => change.difference > 0 === whole.change.difference > 0)
    .sort((a, b) => weight(b) - weight(a))[0];
}

function clause(whole: Moved, parts: readonly Moved[], { say, differenceOf }: Wording): string {
  // The verb says the direction already.
  const difference = differenceOf(whole).replace(/^[+−]/, '');
  const moved = say('headline.moved', {
    indicator: whole.indicatorName,
    direction: say(direction(whole)),
    difference,
  });
  const from = puller(whole, parts);
  if (!from) return moved;
  return (
    moved + say('headline.pulled', { department: from.department ?? '', difference: differenceOf(from) })
  );
}

/** How many more there are, and whether they went the same way. */
function others(moves: readonly Moved[], first: string, say: Say): string {
  const count = moves.length;
  const worse = moves.filter(
    ({ change, indicator }) => verdictOfChange(change, indicator.polarity) === 'worse',
  );
  if (worse.length === count) return say('headline.others-worse', { first, count });
  if (worse.length === 0) return say('headline.others-better', { first, count });
  return say('headline.others-both', { first, worse: worse.length, better: count - worse.length });
}

/**
 * The page's title: what happened, and where. `wholes` are of all that is shown, in the order of the catalogue,
 * whose first indicator leads; `parts` are of its departments. Indicators that are neither good nor bad have no
 * place in it.
 */
export function headline(wholes: readonly Move[], parts: readonly Move[], wording: Wording): string {
  const { say } = wording;
  const known = wholes.filter(judged);
  if (known.every(({ n }) => n === 0)) return say('headline.none');
  const changed = known.filter(hasChange);
  const [leading] = known;
  if (leading && changed.length === 0)
    return say('headline.new', { indicator: leading.indicatorName, value: leading.value });
  const real = changed.filter(({ change }) => change.significant);
  const places = standingOut(parts.filter(judged).filter(hasChange));
  const [first, second] = real;
  if (!first) {
    const [one] = places;
    if (!one) return say('headline.held');
    return say('headline.only-department', {
      indicator: one.indicatorName,
      direction: say(direction(one)),
      department: one.department ?? '',
      difference: wording.differenceOf(one),
    });
  }
  const told = clause(first, places, wording);
  if (!second) return say('headline.rest-held', { first: told });
  if (real.length > 2) return others(real.slice(1), told, say);
  return say('headline.and-also', { first: told, second: clause(second, [], wording) });
}
