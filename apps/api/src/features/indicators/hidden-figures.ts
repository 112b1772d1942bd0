import type { Dimension } from '@attune/contracts';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { DayTree } from '../departments/day-tree.ts';
import {
  type CountedFigure,
  DisclosureTable,
  everything,
  type Family,
  keyName,
  type Place,
} from './disclosure.ts';
import { periodText } from './periods.ts';
import { indicatorProblem } from './problems.ts';
import type { Hidden } from './figure-table.ts';
import type { ValuesPlan } from './plan-values.ts';
import type { Target } from './roll-up.ts';

/** Rows of a table that is judged as a whole. */
const mostJudged = 4000;

interface HiddenQuestion {
  plan: ValuesPlan;
  minimumN: number;
  principal: Principal;
  /** How many answers stand behind each row of another plan and other targets. */
  countOf: (plan: ValuesPlan, targets: readonly Target[]) => Promise<ReadonlyMap<string, number>>;
}

/**
 * What must not be shown. It is judged over all departments and dimension values that the principal may see, however
 * few are asked for: what one question leaves out, the next may ask for.
 */
export async function findHidden(question: HiddenQuestion, { today }: { today: DayTree }): Promise<Hidden> {
  const { minimumN, principal } = question;
  if (minimumN === 1) return () => undefined;
  const { departments: visible } = principal;
  const roots = [...visible].filter((id) => !visible.has(today.parent(id) ?? 0));
  const places: Place[] = ['whole', ...visible];
  const targets = places.map((place) => ({ roots: place === 'whole' ? roots : [place] }));
  const plan = { ...question.plan, by: question.plan.cut.dimensions, filters: {} };
  if (plan.periods.length * places.length > mostJudged)
    throw indicatorProblem('range-too-long', { field: 'grain' });
  const counts = await question.countOf(plan, targets);
  const periods = [...plan.periods, ...plan.previous].map(periodText);
  const figures = new Map<string, CountedFigure>();
  for (const [name, n] of counts) {
    const [period = '', target = '', key1 = '', key2 = ''] = name.split('\u0000');
    const figure = {
      period: periods[Number(period)] as string,
      place: places[Number(target)] as Place,
      key: plan.cut.dimensions.length === 0 ? everything : keyName(key1, key2),
      n,
    };
    // A period that is answered may also be one that is compared with.
    figures.set(`${figure.period} ${figure.place} ${figure.key}`, figure);
  }
  const families: Family[] = [
    { parent: 'whole', children: roots },
    ...[...visible].map((parent) => ({
      parent,
      children: today.children(parent).filter((child) => visible.has(child)),
    })),
  ];
  const keysSeen = [...new Set([...figures.values()].map(({ key }) => key))];
  const table = (some: readonly string[]) =>
    new DisclosureTable(
      [...figures.values()].filter(({ period }) => some.includes(period)),
      families,
      minimumN,
    );
  const answered = table(plan.periods.map(periodText));
  const compared = table(plan.previous.map(periodText));
  return (period, target, shown) => {
    const place = target.roots.length === 1 ? (target.roots[0] as number) : 'whole';
    const dimensions = plan.cut.dimensions as readonly Dimension[];
    const asked = dimensions.filter((dimension) => dimension in shown);
    const keys = keysSeen.filter((key) => {
      const values = key.split('\u0000');
      return asked.every((dimension) =>
        shown[dimension]?.includes(values[dimensions.indexOf(dimension)] ?? ''),
      );
    });
    const judged = asked.length === 0 ? null : keys;
    const name = periods[period] as string;
    // A month that is answered is also what the next one is compared with: hidden in one table, hidden in both.
    return answered.reasonToHide(name, place, judged) ?? compared.reasonToHide(name, place, judged);
  };
}
