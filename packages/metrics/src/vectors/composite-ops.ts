import { compositeScore } from '../composite/composite-score.ts';
import type { CompositePart, Normalisation } from '../composite/part-score.ts';
import { listIn, malformed, numberIn, object, optionalNumberIn, textIn } from './read-input.ts';
import type { VectorInput, VectorOps } from './vector-op.ts';

export const compositeOps: VectorOps = {
  composite(input) {
    const parts = listIn(input, 'parts').map((part) => object(part, 'parts'));
    const { scores, coverage, value } = compositeScore(
      {
        version: 1,
        parts: parts.map(partOf),
        missing:
          oneOf(input, 'missing', ['null', 'renormalize']) === 'null'
            ? 'null'
            : { minimumCoverage: optionalNumberIn(input, 'min_coverage') ?? 0 },
        aggregation: 'arithmetic',
      },
      Object.fromEntries(parts.map((part) => [textIn(part, 'id'), optionalNumberIn(part, 'value') ?? null])),
    );
    return { scores, coverage, index: value };
  },
};

function partOf(part: VectorInput): CompositePart {
  return {
    id: textIn(part, 'id'),
    weight: numberIn(part, 'weight'),
    normalisation: normalisationOf(part),
    polarity: oneOf(part, 'direction', ['up', 'down']) === 'up' ? 'higher-is-better' : 'lower-is-better',
  };
}

function normalisationOf(part: VectorInput): Normalisation {
  switch (oneOf(part, 'norm', ['minmax', 'z', 'target'])) {
    case 'minmax':
      return { kind: 'min-max', low: numberIn(part, 'lo'), high: numberIn(part, 'hi') };
    case 'z':
      return { kind: 'z', mean: numberIn(part, 'mean'), deviation: numberIn(part, 'sd') };
    case 'target':
      return { kind: 'target', target: numberIn(part, 'target') };
  }
}

function oneOf<const T extends string>(input: VectorInput, field: string, known: readonly T[]): T {
  const found = known.find((name) => name === input[field]);
  if (found === undefined) throw malformed(field, known.join(' or '), input[field]);
  return found;
}
