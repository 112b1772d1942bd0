import { type Indicator, type IndicatorInput, isDerived } from '@attune/plugin-sdk';

/** What an indicator reads unless a binding says otherwise, in one line per input. */
export const readsOf = ({ inputs }: Pick<Indicator, 'inputs'>): string[] =>
  Object.entries(inputs).map(([name, input]) => `${name}: ${sourceOf(input)}`);

function sourceOf(input: IndicatorInput): string {
  if (isDerived(input)) return `derived measures of method ${input.source.derived}`;
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
      const { event, field } = { field: undefined, ...input.source };
      return field === undefined ? event : `${event}, its ${field}`;
    }
  }
}
