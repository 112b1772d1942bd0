import type { WeightingDefinition } from '@attune/contracts';
import { weightingProblem } from './problems.ts';
import { namedDimensions } from './targets.ts';

const mostDimensions = 3;
/** Targets that hardly agree take thousands of rounds over all of them. */
const mostCells = 1000;
const highestTrim = 1000;

/** Throws the problem of the first field of a definition that cannot be weighted by. */
export function checkWeighting(
  definition: WeightingDefinition,
  surveys: { survey(key: string): unknown },
): void {
  checkDimensions(definition);
  if (definition.method === 'raking') checkMargins(definition);
  else checkCells(definition);
  const { trim } = definition.method === 'raking' ? definition : { trim: undefined };
  if (trim && !(trim.low >= 0 && trim.low <= 1 && trim.high >= 1 && trim.high <= highestTrim))
    throw weightingProblem('weighting-trim-invalid', { field: 'definition.trim' });
  if (definition.surveys) checkSurveys(definition.surveys, surveys);
}

function checkDimensions(definition: WeightingDefinition): void {
  const named = namedDimensions(definition);
  const list = `definition.${definition.method === 'raking' ? 'margins' : 'dimensions'}`;
  if (named.length === 0) throw weightingProblem('weighting-dimensions-missing', { field: list });
  if (named.length > mostDimensions) throw weightingProblem('weighting-dimensions-many', { field: list });
  const twice = named.findIndex((dimension, at) => named.indexOf(dimension) < at);
  if (twice >= 0) {
    const field = `${list}.${twice}${definition.method === 'raking' ? '.dimension' : ''}`;
    throw weightingProblem('weighting-dimension-twice', { field });
  }
}

function checkMargins({ margins, total }: Extract<WeightingDefinition, { method: 'raking' }>): void {
  margins.forEach(({ targets }, at) => {
    const field = `definition.margins.${at}.targets`;
    checkTargets(
      targets.map(({ level, share }) => ({ name: level, share })),
      { field, total },
    );
  });
  if (margins.reduce((cells, { targets }) => cells * targets.length, 1) > mostCells)
    throw weightingProblem('weighting-cells-many', { field: 'definition.margins' });
}

function checkCells({
  dimensions,
  cells,
  total,
}: Extract<WeightingDefinition, { method: 'post-stratification' }>): void {
  const field = 'definition.cells';
  const unlike = cells.findIndex(({ levels }) => levels.length !== dimensions.length);
  if (unlike >= 0) throw weightingProblem('weighting-levels-differ', { field: `${field}.${unlike}.levels` });
  checkTargets(
    cells.map(({ levels, share }) => ({ name: JSON.stringify(levels), share })),
    { field, total },
  );
}

function checkTargets(
  targets: readonly { name: string; share: number }[],
  { field, total }: { field: string; total: number },
): void {
  if (targets.length < 2) throw weightingProblem('weighting-levels-few', { field });
  const seen = new Set<string>();
  let sum = 0n;
  targets.forEach(({ name, share }, at) => {
    if (seen.has(name)) throw weightingProblem('weighting-level-twice', { field: `${field}.${at}` });
    seen.add(name);
    if (share < 1) throw weightingProblem('weighting-share-invalid', { field: `${field}.${at}.share` });
    sum += BigInt(share);
  });
  if (sum !== BigInt(total))
    throw weightingProblem('weighting-total-differs', {
      field,
      detail: `These targets add up to ${sum}, and total is ${total}.`,
    });
}

function checkSurveys(keys: readonly string[], surveys: { survey(key: string): unknown }): void {
  if (keys.length === 0) throw weightingProblem('weighting-surveys-missing', { field: 'definition.surveys' });
  keys.forEach((key, at) => {
    const field = `definition.surveys.${at}`;
    if (surveys.survey(key) === undefined) throw weightingProblem('weighting-survey-unknown', { field });
    if (keys.indexOf(key) < at) throw weightingProblem('weighting-survey-twice', { field });
  });
}
