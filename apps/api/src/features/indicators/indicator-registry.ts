import type { Indicator as IndicatorAnswer } from '@attune/contracts';
import { eventMeasureKey, questionMeasureKey } from '@attune/contracts';
import type { Indicator, IndicatorInputs } from '@attune/plugin-sdk';
import type { KnownMeasure, MeasureRegistry } from '../measures/measure-registry.ts';
import type { Surveys } from '../surveys/survey-lookup.ts';
import { indicatorProblem } from './problems.ts';

type IndicatorInput = IndicatorInputs[string];

export interface RegisteredIndicator {
  indicator: Indicator;
  plugin: string;
}

/** Which measures feed each input of an indicator. */
export type Bindings = Readonly<Record<string, readonly KnownMeasure[]>>;

/** The indicators that plugins contributed, and what they read. */
export class IndicatorRegistry {
  readonly #byKey: ReadonlyMap<string, RegisteredIndicator>;

  constructor(
    indicators: readonly RegisteredIndicator[],
    private readonly measures: MeasureRegistry,
    private readonly surveys: Surveys,
  ) {
    this.#byKey = new Map(indicators.map((registered) => [registered.indicator.key, registered]));
  }

  /** Throws `indicator-unknown`. */
  find(key: string): RegisteredIndicator {
    const registered = this.#byKey.get(key);
    if (!registered) throw indicatorProblem('indicator-unknown', { field: 'key' });
    return registered;
  }

  all(): IndicatorAnswer[] {
    return [...this.#byKey.values()].map(describe);
  }

  /**
   * The default binding: closed questions of the input's type and scale, or the events it names. A question of the
   * same type on another scale is left out: scales are never pooled silently.
   */
  async bindings(indicator: Indicator): Promise<Bindings> {
    const keys = Object.entries(indicator.inputs).map(
      ([name, input]) => [name, this.#keysFor(input)] as const,
    );
    const known = await this.measures.find(keys.flatMap(([, some]) => some));
    return Object.fromEntries(
      keys.map(([name, some]) => [
        name,
        some.map((key) => known.get(key)).filter((measure) => measure !== undefined),
      ]),
    );
  }

  #keysFor(input: IndicatorInput): string[] {
    if (input.kind === 'count') return [eventMeasureKey(input.source.event)];
    if (input.kind !== 'score') return [eventMeasureKey(input.source.event, input.source.field)];
    return this.surveys
      .all()
      .flatMap((survey) =>
        survey.questions
          .filter(
            ({ type, min, max }) => type === input.source.question && min === input.min && max === input.max,
          )
          .map((question) => questionMeasureKey(survey.key, question.key)),
      );
  }
}

export function describe({ indicator, plugin }: RegisteredIndicator): IndicatorAnswer {
  return {
    key: indicator.key,
    version: indicator.version,
    names: indicator.names,
    explanations: indicator.explanations,
    unit: indicator.unit,
    polarity: indicator.polarity,
    range: indicator.range ? [...indicator.range] : null,
    minimumN: indicator.minimumN,
    target: null,
    plugin,
  };
}
