import type { Indicator as IndicatorAnswer } from '@attune/contracts';
import { eventMeasureKey, type Names, questionMeasureKey } from '@attune/contracts';
import {
  type EventFieldSource,
  type IndicatorInputs,
  isDerived,
  moneyOf,
  type TenureSource,
} from '@attune/plugin-sdk';
import type { IndicatorDescription, OfferedIndicator } from '../../platform/plugin-host/indicator-reader.ts';
import type { IndicatorSource } from '../../platform/plugin-host/indicator-source.ts';
import type { DeclaredMeasure } from '../derived-measures/declared-measures.ts';
import type { KnownMeasure, MeasureRegistry } from '../measures/measure-registry.ts';
import type { Surveys } from '../surveys/survey-lookup.ts';
import { definitionProblem } from './problems.ts';

type IndicatorInput = IndicatorInputs[string];

/** What an indicator is read in, which is never pooled. */
export interface ReadIn {
  /** Where it reads money. */
  currency?: string | undefined;
  /** Keys of the measures of the derived measure, where it reads one. */
  derived?: readonly string[] | undefined;
  /** `<survey>#<group>`, where it reads item groups. */
  itemGroup?: string | undefined;
  /** Keys of the surveys whose questions it reads; all unless given. */
  surveys?: readonly string[] | undefined;
}

/** What of it can be said before the tallies are looked at. */
export type Variant = Pick<ReadIn, 'currency' | 'itemGroup'>;

/** Of whose answers a measure is. */
export interface AskedQuestion {
  survey: string;
  question: string;
  text: Names;
}

/** Which measures feed each input of a reading. */
export type InputMeasures = Readonly<Record<string, readonly KnownMeasure[]>>;

/** The readings that plugins contributed, and what they find to read. */
export class ReadingRegistry {
  constructor(
    private readonly source: IndicatorSource,
    readonly measures: MeasureRegistry,
    private readonly surveys: Surveys,
  ) {}

  find(key: string): OfferedIndicator | undefined {
    return this.source.find(key);
  }

  /** The same map until plugins come or go. */
  all(): ReadonlyMap<string, OfferedIndicator> {
    return this.source.byKey();
  }

  /** What there is to read it in, of all that is known now. */
  async readIn(
    indicator: IndicatorDescription,
    declared: readonly DeclaredMeasure[],
  ): Promise<Pick<IndicatorAnswer, 'currencies' | 'measures' | 'itemGroups'>> {
    return {
      currencies: currenciesAmong(await this.measures.all(), indicator),
      measures: measuresAmong(declared, indicator),
      itemGroups: this.#itemGroups(indicator),
    };
  }

  /**
   * What an indicator is read in, one after the other: each currency, in it each item group in force; what is asked
   * for narrows it to one. Throws `currency-not-read`, `item-group-not-read`.
   */
  async variants(indicator: IndicatorDescription, asked: Variant): Promise<readonly Variant[]> {
    // Known measures are looked at anew only where they say what there is to read: most indicators are read in one way.
    const measures =
      readsVariants(indicator) || asked.itemGroup !== undefined ? await this.measures.all() : [];
    const currencies = currenciesAmong(measures, indicator);
    if (currencies === null && asked.currency !== undefined)
      throw definitionProblem('currency-not-read', { field: 'currency' });
    const itemGroups = this.#itemGroups(indicator);
    const isThere = measures.some(
      ({ kind, key }) => kind === 'moments' && key === `${itemGroupPrefix}${asked.itemGroup}`,
    );
    if (asked.itemGroup !== undefined && (itemGroups === null || !isThere))
      throw definitionProblem('item-group-not-read', { field: 'itemGroup' });
    return oneOrEach(asked.currency, currencies).flatMap((currency) =>
      oneOrEach(asked.itemGroup, itemGroups).map((itemGroup) => ({ currency, itemGroup })),
    );
  }

  /** The questions that surveys ask now, by the key of the measure. */
  questions(): Map<string, AskedQuestion> {
    return new Map(
      this.surveys
        .all()
        .flatMap((survey) =>
          survey.questions.map(({ key, labels }) => [
            questionMeasureKey(survey.key, key),
            { survey: survey.key, question: key, text: labels },
          ]),
        ),
    );
  }

  /** Item groups in force that an indicator reads, null where it reads none. */
  #itemGroups(indicator: IndicatorDescription): string[] | null {
    const input = Object.values(indicator.inputs).find(({ kind }) => kind === 'moments');
    if (input?.kind !== 'moments') return null;
    return this.surveys
      .all()
      .flatMap(({ itemGroups }) => itemGroups)
      .filter(({ key }) => input.source.itemGroup === null || input.source.itemGroup === key)
      .map(({ measure }) => measure.slice(itemGroupPrefix.length));
  }

  /**
   * The default binding: closed questions of the input's type and scale, or the events it names. A question of the
   * same type on another scale is left out: scales are never pooled silently. Money is bound in one currency, what is
   * derived to one declared measure, and item groups one at a time.
   */
  async measuresOf(indicator: IndicatorDescription, readIn: ReadIn): Promise<InputMeasures> {
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

  #keysFor(input: IndicatorInput, { currency, derived, itemGroup, surveys }: ReadIn): readonly string[] {
    if (isDerived(input)) return derived ?? [];
    if (input.kind === 'moments') return itemGroup === undefined ? [] : [`${itemGroupPrefix}${itemGroup}`];
    const money = moneyOf(input);
    if (money) return currency === undefined ? [] : [`${moneyPrefix(money)}${currency}`];
    if (input.kind === 'people')
      return 'events' in input.source ? input.source.events.map((event) => eventMeasureKey(event)) : [];
    if (input.kind === 'movement')
      return tenureEvents[input.source.tenuresOf].map((event) => eventMeasureKey(event));
    if (!('question' in input.source)) return [eventMeasureKey(input.source.event, input.source.field)];
    const { question: asked } = input.source;
    const scale = input.kind === 'score' ? input : undefined;
    return this.surveys
      .all()
      .filter(({ key }) => surveys?.includes(key) ?? true)
      .flatMap((survey) =>
        survey.questions
          .filter(
            ({ type, min, max }) => type === asked && (!scale || (min === scale.min && max === scale.max)),
          )
          .map((question) => questionMeasureKey(survey.key, question.key)),
      );
  }
}

const itemGroupPrefix = 'response:';

const readsVariants = ({ inputs }: IndicatorDescription): boolean =>
  Object.values(inputs).some((input) => input.kind === 'moments' || moneyOf(input) !== undefined);

const tenureEvents: Record<TenureSource['tenuresOf'], readonly string[]> = {
  subscription: ['subscription.started', 'subscription.cancelled'],
};

/** What is asked for, each that there is, or once without where there is none. */
const oneOrEach = (asked: string | undefined, known: readonly string[] | null) =>
  asked === undefined && known !== null && known.length > 0 ? known : [asked];

const moneyPrefix = ({ event, field }: EventFieldSource) => eventMeasureKey(event, `${field}.`);

function currenciesAmong(
  measures: readonly KnownMeasure[],
  indicator: IndicatorDescription,
): string[] | null {
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
export const derivedMethodOf = (indicator: IndicatorDescription) =>
  Object.values(indicator.inputs).find(isDerived)?.source.derived;

function measuresAmong(
  declared: readonly DeclaredMeasure[],
  indicator: IndicatorDescription,
): IndicatorAnswer['measures'] {
  const method = derivedMethodOf(indicator);
  if (method === undefined) return null;
  return declared.filter((each) => each.method === method).map(({ key, names }) => ({ key, names }));
}
