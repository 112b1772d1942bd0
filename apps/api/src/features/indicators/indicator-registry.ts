import type { Indicator as IndicatorAnswer } from '@attune/contracts';
import { eventMeasureKey, questionMeasureKey } from '@attune/contracts';
import {
  type EventFieldSource,
  type Indicator,
  type IndicatorInputs,
  isDerived,
  moneyOf,
} from '@attune/plugin-sdk';
import type { DeclaredMeasure } from '../derived-measures/declared-measures.ts';
import type { KnownMeasure, MeasureRegistry } from '../measures/measure-registry.ts';
import type { Surveys } from '../surveys/survey-lookup.ts';
import { indicatorProblem } from './problems.ts';

type IndicatorInput = IndicatorInputs[string];

export interface RegisteredIndicator {
  indicator: Indicator;
  plugin: string;
}

/** What an indicator is read in, which is never pooled. */
export interface ReadIn {
  /** Where it reads money. */
  currency?: string | undefined;
  /** Keys of the measures of the derived measure, where it reads one. */
  derived?: readonly string[] | undefined;
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

  async all(declared: readonly DeclaredMeasure[]): Promise<IndicatorAnswer[]> {
    const measures = await this.measures.all();
    return [...this.#byKey.values()].map((registered) =>
      describe(registered, {
        currencies: currenciesAmong(measures, registered.indicator),
        measures: measuresAmong(declared, registered.indicator),
      }),
    );
  }

  /** The currencies an indicator can be read in, null where it reads no money. */
  async currencies(indicator: Indicator): Promise<string[] | null> {
    return currenciesAmong(await this.measures.all(), indicator);
  }

  /**
   * The default binding: closed questions of the input's type and scale, or the events it names. A question of the
   * same type on another scale is left out: scales are never pooled silently. Money is bound in one currency, and what is
   * derived to one declared measure.
   */
  async bindings(indicator: Indicator, readIn: ReadIn): Promise<Bindings> {
    const keys = Object.entries(indicator.inputs).map(
      ([name, input]) => [name, this.#keysFor(input, readIn)] as const,
    );
    const known = await this.measures.find(keys.flatMap(([, some]) => some));
    return Object.fromEntries(
      keys.map(([name, some]) => [
        name,
        some.map((key) => known.get(key)).filter((measure) => measure !== undefined),
      ]),
    );
  }

  #keysFor(input: IndicatorInput, { currency, derived }: ReadIn): readonly string[] {
    if (isDerived(input)) return derived ?? [];
    const money = moneyOf(input);
    if (money) return currency === undefined ? [] : [`${moneyPrefix(money)}${currency}`];
    if (input.kind === 'people')
      return 'events' in input.source ? input.source.events.map((event) => eventMeasureKey(event)) : [];
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

const moneyPrefix = ({ event, field }: EventFieldSource) => eventMeasureKey(event, `${field}.`);

function currenciesAmong(measures: readonly KnownMeasure[], indicator: Indicator): string[] | null {
  const money = Object.values(indicator.inputs)
    .map(moneyOf)
    .filter((source) => source !== undefined);
  if (money.length === 0) return null;
  const prefixes = money.map(moneyPrefix);
  const found = measures.flatMap(({ key }) =>
    prefixes.filter((prefix) => key.startsWith(prefix)).map((prefix) => key.slice(prefix.length)),
  );
  return [...new Set(found)].toSorted();
}

/** The method of the derived measures that an indicator reads, if it does. */
export const derivedMethodOf = (indicator: Indicator) =>
  Object.values(indicator.inputs).find(isDerived)?.source.derived;

function measuresAmong(
  declared: readonly DeclaredMeasure[],
  indicator: Indicator,
): IndicatorAnswer['measures'] {
  const method = derivedMethodOf(indicator);
  if (method === undefined) return null;
  return declared.filter((each) => each.method === method).map(({ key, names }) => ({ key, names }));
}

export function describe(
  { indicator, plugin }: RegisteredIndicator,
  { currencies, measures }: Pick<IndicatorAnswer, 'currencies' | 'measures'>,
): IndicatorAnswer {
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
    currencies,
    measures,
  };
}
