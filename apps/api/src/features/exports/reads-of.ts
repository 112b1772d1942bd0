import { type IndicatorInput, isDerived, rescaledOf } from '@attune/plugin-sdk';
import type { Definition } from '../indicator-definitions/definition.ts';

/** What a version reads, in one line per input, binding or formula. */
export function readsOf({ method }: Pick<Definition, 'method'>): string[] {
  if (method.kind === 'missing') return [];
  if (method.kind === 'formula') return [method.formula.text];
  const { indicator, bindings } = method;
  if (bindings === null)
    return Object.entries(indicator.inputs).map(([name, input]) => `${name}: ${sourceOf(input)}`);
  return bindings.map(({ input, measure, departments, conversion }) =>
    [
      `${input}: ${measure}`,
      ...(departments.length === 0 ? [] : [`of ${departments.join(', ')}`]),
      ...(conversion === null ? [] : [`converted (${conversion.kind})`]),
    ].join(', '),
  );
}

function sourceOf(input: IndicatorInput): string {
  if (isDerived(input)) return `derived measures of method ${input.source.derived}`;
  const rescaled = rescaledOf(input);
  if (rescaled)
    return `questions of type ${rescaled.question} on any scale, read onto ${rescaled.low} to ${rescaled.high}`;
  switch (input.kind) {
    case 'score':
      return `questions of type ${input.source.question}, ${input.min} to ${input.max}`;
    case 'moments':
      return input.source.itemGroup === null ? 'item groups' : `item groups ${input.source.itemGroup}`;
    case 'people':
      return 'events' in input.source
        ? `customers by ${input.source.events.join(', ')}`
        : `customers by ${input.source.amount.event}, its ${input.source.amount.field}`;
    case 'movement':
      return `tenures of ${input.source.tenuresOf}`;
    default: {
      if (!('event' in input.source)) return input.kind;
      const { event, field } = { field: undefined, ...input.source };
      return field === undefined ? event : `${event}, its ${field}`;
    }
  }
}
