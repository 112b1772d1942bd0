import type { Crosshair } from '../driver/importance-performance.ts';
import { importancePerformance } from '../driver/importance-performance.ts';
import { kanoOfTally, tallyKano } from '../survey/kano.ts';
import { serviceQuality } from '../survey/service-quality.ts';
import { listIn, listsIn, malformed, numberIn, object, objectIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const structuredSurveyOps: VectorOps = {
  kano(input) {
    const answers = listIn(input, 'answers').map((pair): [unknown, unknown] =>
      Array.isArray(pair) && pair.length === 2 ? [pair[0], pair[1]] : [null, null],
    );
    const { tally, invalid } = tallyKano(answers);
    const result = kanoOfTally(tally);
    return {
      n: result?.n ?? 0,
      invalid,
      counts: result?.counts,
      category_mode: result?.mode ?? null,
      category_berger: result?.berger ?? null,
      better: result?.better ?? null,
      worse: result?.worse ?? null,
      fong_clear: result?.clear ?? null,
    };
  },

  servqual(input) {
    const expectations = objectIn(input, 'expectations');
    const perceptions = objectIn(input, 'perceptions');
    const names = Object.keys(expectations);
    if (Object.keys(perceptions).length !== names.length)
      throw malformed('perceptions', 'of the same dimensions as expectations', Object.keys(perceptions));
    const result = serviceQuality(
      names.map((name) => ({
        name,
        expectations: listsIn(expectations, name),
        perceptions: listsIn(perceptions, name),
      })),
      { weights: weightsIn(input, names) },
    );
    return {
      gaps: Object.fromEntries(result.dimensions.map(({ name, gap }) => [name, gap])),
      unweighted: result.unweighted,
      weighted: result.weighted,
    };
  },

  ipa(input) {
    const items = listIn(input, 'items').map((item) => object(item, 'items'));
    const result = importancePerformance(
      items.map((item) => ({
        id: textIn(item, 'id'),
        importance: item['importance'],
        performance: item['performance'],
      })),
      crosshairIn(input),
    );
    return {
      cross_importance: result.crosshair?.importance ?? null,
      cross_performance: result.crosshair?.performance ?? null,
      quadrants: Object.fromEntries(
        result.attributes.map(({ id, quadrant }) => [id, quadrant?.replaceAll('-', '_') ?? null]),
      ),
    };
  },
};

function weightsIn(input: VectorInput, names: readonly string[]): readonly number[] | undefined {
  if (input['weights'] === undefined || input['weights'] === null) return undefined;
  const weights = objectIn(input, 'weights');
  return names.map((name) => numberIn(weights, name));
}

function crosshairIn(input: VectorInput): Crosshair {
  const { crosshair } = input;
  if (crosshair === 'mean' || crosshair === 'median') return crosshair;
  const fixed = object(crosshair, 'crosshair');
  return { importance: numberIn(fixed, 'importance'), performance: numberIn(fixed, 'performance') };
}
