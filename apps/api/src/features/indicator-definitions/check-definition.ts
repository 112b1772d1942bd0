import type { Binding, IndicatorBody } from '@attune/contracts';
import { isDerived, moneyOf } from '@attune/plugin-sdk';
import type { IndicatorDescription } from '../../platform/plugin-host/indicator-reader.ts';
import type { DepartmentTree } from '../departments/department-tree.ts';
import { cuts } from '../measures/cuts.ts';
import type { KnownMeasure } from '../measures/measure-registry.ts';
import { checkKeysWritten, checkMeaning } from './check-formula-words.ts';
import { compileDefinition } from './compile-definition.ts';
import { conversionOf } from './conversion.ts';
import { crossedBy, dimensionsOf, isKept } from './crossed-by.ts';
import type { Definition } from './definition.ts';
import type { Library } from './library.ts';
import { definitionProblem } from './problems.ts';
import type { ReadingRegistry } from './reading-registry.ts';

export interface CheckedAgainst {
  readings: ReadingRegistry;
  measures: ReadonlyMap<string, KnownMeasure>;
  tree: DepartmentTree;
  today: string;
  library: Library;
}

const deepestFormula = 5;
const mostBelow = 50;

/** Throws the problem of the first field of a body that cannot be an indicator of this key. */
export function checkDefinition(
  key: string,
  body: IndicatorBody,
  against: CheckedAgainst,
): Pick<Definition, 'body' | 'filters' | 'exclude' | 'method'> {
  checkNumbers(body);
  if (body.method.kind === 'formula') checkKeysWritten(body.method.formula, [key, ...against.library.keys()]);
  const compiled = compileDefinition(body, against.readings);
  const { method } = compiled;
  checkKept(compiled);
  if (method.kind === 'missing') throw definitionProblem('reading-unknown', { field: 'body.method.reading' });
  if (method.kind === 'formula') {
    if (body.exclude !== null)
      throw definitionProblem('formula-takes-no-exclusion', { field: 'body.exclude' });
    if (body.unit === 'money') throw definitionProblem('unit-needs-money', { field: 'body.unit' });
    checkMeaning(method.formula);
    checkReferences(key, method.parts, against);
    return compiled;
  }
  checkReading(body, method.indicator);
  checkReaders(key, compiled, against);
  if (method.bindings !== null) checkBindings(method.indicator, method.bindings, against);
  return compiled;
}

const isKeptByDepartment = ({ kind }: { kind: string }) => kind === 'people' || kind === 'movement';

/** A definition that neither a kept cut nor a crossed one can answer would have no figure, ever. */
function checkKept(compiled: Pick<Definition, 'filters' | 'exclude' | 'method'>): void {
  const asked = dimensionsOf(compiled);
  const { method, exclude } = compiled;
  const alone = method.kind === 'reading' && Object.values(method.indicator.inputs).some(isKeptByDepartment);
  if (alone && asked.length > 0)
    throw definitionProblem('filter-not-kept', {
      field: exclude === null ? 'body.filter' : 'body.exclude',
      detail: 'People and tenures are kept by department alone.',
    });
  const listed = cuts.find(
    ({ statedOnly, dimensions }) => statedOnly && dimensions.some((one) => one in (exclude ?? {})),
  );
  if (listed)
    throw definitionProblem('filter-not-kept', {
      field: 'body.exclude',
      detail: `Of ${listed.name} only facts are kept that state one: filter by it instead.`,
    });
  if (!isKept(asked) && crossedBy(compiled) === null)
    throw definitionProblem('filter-not-kept', {
      field: compiled.exclude === null ? 'body.filter' : 'body.exclude',
      detail: `${asked.join(' with ')} cannot be kept together.`,
    });
}

function checkNumbers(body: IndicatorBody): void {
  const { range } = body;
  if (range && !(range[0] < range[1])) throw definitionProblem('range-reversed', { field: 'body.range' });
  checkTargets(body, 'body');
}

/**
 * Throws `target-out-of-range`, `thresholds-reversed`.
 *
 * @param field where target and thresholds stand, for problems
 */
export function checkTargets(
  {
    range,
    polarity,
    thresholds,
    target,
  }: Pick<IndicatorBody, 'range' | 'polarity' | 'thresholds' | 'target'>,
  field: string,
): void {
  const [low, high] = range ?? [-Infinity, Infinity];
  const outside = (value: number | undefined | null) =>
    value !== undefined && value !== null && (value < low || value > high);
  if (outside(target)) throw definitionProblem('target-out-of-range', { field: `${field}.target` });
  for (const name of ['good', 'watch'] as const)
    if (outside(thresholds?.[name]))
      throw definitionProblem('target-out-of-range', { field: `${field}.thresholds.${name}` });
  if (!thresholds) return;
  const { good, watch } = thresholds;
  if ((polarity === 'higher-is-better' && good < watch) || (polarity === 'lower-is-better' && good > watch))
    throw definitionProblem('thresholds-reversed', { field: `${field}.thresholds` });
}

/** What a value means belongs to the reading. */
function checkReading(body: IndicatorBody, indicator: IndicatorDescription): void {
  if (body.unit !== indicator.unit) throw definitionProblem('reading-differs', { field: 'body.unit' });
  if (body.polarity !== indicator.polarity)
    throw definitionProblem('reading-differs', { field: 'body.polarity' });
  if (JSON.stringify(body.range) !== JSON.stringify(indicator.range))
    throw definitionProblem('reading-differs', { field: 'body.range' });
}

/** Inputs that measures can be bound to; the others have one way to their facts. */
export const isBindable = (input: IndicatorDescription['inputs'][string]): boolean =>
  ['score', 'count', 'sum', 'duration', 'fraction'].includes(input.kind) &&
  !isDerived(input) &&
  moneyOf(input) === undefined;

function checkBindings(
  { inputs }: IndicatorDescription,
  bindings: readonly Binding[],
  { measures, tree, today }: CheckedAgainst,
): void {
  const unbound = Object.entries(inputs).find(
    ([name, input]) => isBindable(input) && !bindings.some((each) => each.input === name),
  );
  if (unbound)
    throw definitionProblem('input-unbound', {
      field: 'body.method.bindings',
      subject: unbound[0],
      detail: `Nothing is bound to ${unbound[0]}.`,
    });
  bindings.forEach((binding, at) => {
    const field = `body.method.bindings.${at}`;
    const input = inputs[binding.input];
    if (!input) throw definitionProblem('input-unknown', { field: `${field}.input` });
    if (!isBindable(input)) throw definitionProblem('input-not-bindable', { field: `${field}.input` });
    const measure = measures.get(binding.measure);
    if (!measure) throw definitionProblem('measure-unknown', { field: `${field}.measure` });
    conversionOf(input, { measure, conversion: binding.conversion, field });
    binding.departments.forEach((key, nth) => {
      if (tree.idOf(key) === undefined)
        throw definitionProblem('department-unknown', { field: `${field}.departments.${nth}` });
    });
  });
  checkOverlaps(bindings, tree, today);
}

/** The same measure of the same fact would count twice. */
function checkOverlaps(bindings: readonly Binding[], tree: DepartmentTree, today: string): void {
  const taken = new Map<string, Set<number>>();
  bindings.forEach(({ input, measure, departments }, at) => {
    const name = `${input} ${measure}`;
    const before = taken.get(name) ?? new Set();
    taken.set(name, before);
    const keys = departments.length === 0 ? [tree.keyOf(tree.rootId) as string] : departments;
    for (const key of keys)
      for (const id of tree.subtree(tree.idOf(key) as number, today)) {
        if (before.has(id))
          throw definitionProblem('binding-twice', {
            field: `body.method.bindings.${at}.departments`,
            subject: tree.keyOf(id) as string,
            detail: `${measure} is bound to ${tree.keyOf(id)} already.`,
          });
        before.add(id);
      }
  });
}

function checkReferences(
  key: string,
  parts: readonly { name: string; indicator: string }[],
  { library }: CheckedAgainst,
): void {
  const field = 'body.method.formula';
  const known = new Set(library.keys());
  for (const { name, indicator } of parts) {
    if (indicator === key)
      throw definitionProblem('formula-circular', {
        field,
        subject: name,
        detail: `${name} is the indicator itself.`,
      });
    const published = known.has(indicator) && library.versions(indicator).some(isPublished);
    if (!published)
      throw definitionProblem('formula-reference-unknown', {
        field,
        subject: name,
        detail: `${name} is no published indicator.`,
      });
    if (library.versions(indicator).some((version) => isPublished(version) && crossedBy(version)))
      throw definitionProblem('formula-part-crossed', {
        field,
        subject: name,
        detail: `${name} is filtered by two dimensions.`,
      });
    const [single] = library.versions(indicator).flatMap(severalFiguresOf);
    if (single !== undefined)
      throw definitionProblem('formula-part-not-single', {
        field,
        subject: name,
        detail: `${name} is read once per ${single}.`,
      });
    const circle = wayTo(key, indicator, library);
    if (circle) {
      const way = [key, ...circle].join(' → ');
      throw definitionProblem('formula-circular', { field, subject: way, detail: `${way}.` });
    }
    const { depth, keys } = below(indicator, library);
    if (depth >= deepestFormula || keys > mostBelow) throw definitionProblem('formula-too-deep', { field });
  }
}

const isPublished = ({ status }: Definition) => status === 'published';

/** What a published version has a figure of each, where it has several. */
export function severalFiguresOf({
  method,
  status,
}: Pick<Definition, 'method' | 'status'>): ('currency' | 'derived measure' | 'item group')[] {
  if (method.kind !== 'reading' || status !== 'published') return [];
  const inputs = Object.values(method.indicator.inputs);
  if (inputs.some((input) => moneyOf(input) !== undefined)) return ['currency'];
  if (inputs.some(isDerived)) return ['derived measure'];
  return inputs.some(({ kind }) => kind === 'moments') ? ['item group'] : [];
}

/** Formulas that read it cannot choose one of several figures, nor add what is counted apart. */
function checkReaders(
  key: string,
  compiled: Pick<Definition, 'filters' | 'exclude' | 'method'>,
  { library, today }: CheckedAgainst,
): void {
  const readers = library.readersOf(key, today);
  if (readers.length === 0) return;
  const [several] = severalFiguresOf({ ...compiled, status: 'published' });
  const subject = readers.map((reader) => reader.key).join(', ');
  const detail = `Read by the formula of ${subject}.`;
  if (several !== undefined)
    throw definitionProblem('formula-part-not-single', { field: 'body.method', subject, detail });
  if (crossedBy(compiled))
    throw definitionProblem('formula-part-crossed', { field: 'body.filter', subject, detail });
}

/** Through any version that is not retired: a draft that closes a circle is refused before it is published. */
function wayTo(
  target: string,
  from: string,
  library: Library,
  seen = new Set<string>(),
): string[] | undefined {
  if (from === target) return [from];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const next of partsOf(from, library)) {
    const way = wayTo(target, next, library, seen);
    if (way) return [from, ...way];
  }
  return undefined;
}

/** How many formulas lie on the longest way down, and how many indicators below in all. */
function below(
  key: string,
  library: Library,
  known = new Map<string, number>(),
): { depth: number; keys: number } {
  const depthOf = (each: string): number => {
    const found = known.get(each);
    if (found !== undefined) return found;
    // A circle was refused before; it must not hang here all the same.
    known.set(each, 0);
    const depth = Math.max(0, ...partsOf(each, library).map((part) => 1 + depthOf(part)));
    known.set(each, depth);
    return depth;
  };
  return { depth: depthOf(key), keys: known.size };
}

const partsOf = (key: string, library: Library): string[] =>
  library.keys().includes(key)
    ? library
        .versions(key)
        .filter(({ status }) => status !== 'retired')
        .flatMap(({ method }) =>
          method.kind === 'formula' ? method.parts.map(({ indicator }) => indicator) : [],
        )
    : [];
