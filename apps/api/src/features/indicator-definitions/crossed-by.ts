import { type Dimension, dimensions } from '@attune/contracts';
import { isDerived, rescaledOf } from '@attune/plugin-sdk';
import { cuts } from '../measures/cuts.ts';
import type { Definition } from './definition.ts';

type Asked = Pick<Definition, 'filters' | 'exclude'>;

/** Whether some kept cut has all of these dimensions. */
export const isKept = (asked: readonly Dimension[]): boolean =>
  cuts.some((cut) => asked.every((dimension) => cut.dimensions.includes(dimension)));

/** The dimensions that a version filters or leaves out by, in the order of the contracts. */
export function dimensionsOf({ filters, exclude }: Asked): Dimension[] {
  const asked = { ...filters, ...exclude };
  return dimensions.filter((dimension) => dimension in asked);
}

/** The dimensions by which scores have to be crossed for a version; null where a kept cut answers it, or none can. */
export function crossedBy({ method, ...asked }: Asked & Pick<Definition, 'method'>): Dimension[] | null {
  const found = dimensionsOf(asked);
  if (isKept(found) || found.length > 2 || method.kind !== 'reading') return null;
  const answers = Object.values(method.indicator.inputs).every(
    (input) => (input.kind === 'score' && !isDerived(input)) || rescaledOf(input) !== undefined,
  );
  return answers ? found : null;
}
