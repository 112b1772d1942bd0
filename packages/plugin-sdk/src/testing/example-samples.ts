import type { Indicator } from '../indicator/define-indicator.ts';
import type { IndicatorInput, IndicatorInputs } from '../indicator/input.ts';
import type { SamplesFor } from './samples.ts';

type Rules = Pick<Indicator, 'inputs' | 'range'>;
type Samples = SamplesFor<IndicatorInputs>;

/**
 * Facts to try an indicator with that nobody has written samples for: several sets, of which most indicators read at
 * least one as a number. Where one input is a part of another, it is in one of them.
 */
export function exampleSamples({ inputs, range }: Rules): readonly Samples[] {
  const most = Object.keys(inputs).length - 1;
  const sizes: readonly ((at: number) => number)[] = [
    () => 4,
    (at) => 2 + 2 * (most - at),
    (at) => 2 + 2 * at,
  ];
  return sizes.map((size) =>
    Object.fromEntries(
      Object.entries(inputs).map(([name, input], at) => [name, samplesOf(input, size(at), range)]),
    ),
  );
}

/** Not all alike, so that there is a spread for an interval to come from. */
function samplesOf(input: IndicatorInput, size: number, range: Rules['range']): readonly never[] {
  return values(input, size, range) as readonly never[];
}

function values(input: IndicatorInput, size: number, range: Rules['range']): readonly unknown[] {
  const numbers = Array.from({ length: size }, (_, at) => at);
  switch (input.kind) {
    case 'score': {
      const points = Array.from({ length: input.max - input.min + 1 }, (_, at) => input.min + at);
      return [...numbers.flatMap(() => points), 'superseded'];
    }
    case 'count':
      return numbers.map(() => 1);
    case 'sum':
      return numbers.map((at) => 100 + at);
    case 'duration':
      return numbers.map((at) => (at + 1) * 60_000);
    case 'fraction': {
      const [low, high] = range ?? [0, 100];
      return [
        ...numbers.map((at) => Math.round(low + ((high - low) * at) / Math.max(1, size - 1))),
        'incomplete',
      ];
    }
    case 'moments':
      return [1, 2, 3, 4, 5, 4, 2].map((point, at) => [
        point,
        Math.min(5, point + (at % 2)),
        Math.max(1, point - (at % 3)),
      ]);
    case 'people':
      return [...numbers.map((at) => ({ times: 1 + (at % 3), amount: 100 + at })), { anonymous: 1 }];
    case 'movement':
      return [...numbers.flatMap(() => ['stayed', 'stayed', 'lost', 'joined']), 'joined-and-lost'];
  }
}
