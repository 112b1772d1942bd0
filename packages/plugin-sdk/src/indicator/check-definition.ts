import { SdkError } from '../sdk-error.ts';
import type { IndicatorDefinition } from './define-indicator.ts';
import { type IndicatorInput, type IndicatorInputs, isDerived, moneyOf, rescaledOf } from './input.ts';

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What the types cannot say about a definition; throws `definition-invalid`. */
export function checkDefinition(definition: IndicatorDefinition<IndicatorInputs>): void {
  const { key, version, minimumN, range, names, explanations, inputs } = definition;
  function must(holds: boolean, rule: string): void {
    if (!holds) throw new SdkError('definition-invalid', `indicator ${key}: ${rule}`);
  }
  must(kebabCase.test(key), 'the key must be kebab-case');
  must(Number.isSafeInteger(version) && version >= 1, 'the version must be a whole number of at least 1');
  must(Number.isSafeInteger(minimumN) && minimumN >= 1, 'minimumN must be a whole number of at least 1');
  must(!range || range[0] < range[1], 'the range needs its min below its max');
  for (const text of [names.en, names.zh, explanations.en, explanations.zh])
    must(text.trim() !== '', 'names and explanations are needed in en and zh');
  must(Object.keys(inputs).length > 0, 'at least one input is needed');
  must(
    definition.unit !== 'money' || Object.values(inputs).some((input) => moneyOf(input) !== undefined),
    'an amount of money needs a money input, whose currency it has',
  );
  must(
    Object.values(inputs).filter(isDerived).length <= 1,
    'at most one input is derived: it is read once per declared measure',
  );
  const kinds = Object.values(inputs).map(({ kind }) => kind);
  for (const apart of ['people', 'movement'])
    must(
      kinds.every((kind) => (kind === apart) === (kinds[0] === apart)),
      'people, tenures and tallies are folded apart, so an indicator reads one of them',
    );
  if (definition.worth) checkWorth(definition.worth, Object.values(inputs), must);
  for (const [name, input] of Object.entries(inputs)) {
    if (input.kind === 'people' && 'events' in input.source)
      must(input.source.events.length > 0, `${name} needs at least one event`);
    const rescaled = rescaledOf(input);
    if (rescaled)
      must(
        Number.isSafeInteger(rescaled.low) &&
          Number.isSafeInteger(rescaled.high) &&
          rescaled.low < rescaled.high,
        `${name} is read onto whole numbers with low below high`,
      );
    if (input.kind === 'score')
      must(
        Number.isSafeInteger(input.min) && Number.isSafeInteger(input.max) && input.min < input.max,
        `the scale of ${name} needs whole numbers with min below max`,
      );
  }
}

function checkWorth(
  worth: (point: number) => number,
  inputs: readonly IndicatorInput[],
  must: (holds: boolean, rule: string) => void,
): void {
  const [input, ...others] = inputs;
  must(
    input?.kind === 'score' && !isDerived(input) && others.length === 0,
    'what an answer is worth needs one input, of answers on a scale',
  );
  if (input?.kind !== 'score') return;
  for (let point = input.min; point <= input.max; point++)
    must(Number.isSafeInteger(worth(point)), `an answer of ${point} must be worth a whole number`);
}
