import type { DerivedMethod, Question } from '@attune/contracts';
import type { Scale, TallyOf, TallyShape } from '@attune/metrics';

/** The types of question that have a scale. */
export type ClosedQuestionType = Exclude<Question['type'], 'text'>;

/** Which measures feed an input unless a binding says otherwise: closed questions of a type. */
export interface QuestionSource {
  readonly question: ClosedQuestionType;
}

/** Which measures feed an input unless a binding says otherwise: events of a type. */
export interface EventSource {
  /** The event type, for instance `response.recorded`. */
  readonly event: string;
}

/** Which measures feed an input unless a binding says otherwise: a field of events of a type. */
export interface EventFieldSource extends EventSource {
  readonly field: string;
}

/** Which measures feed an input unless a binding says otherwise: a money field, in one currency at a time. */
export interface MoneySource extends EventFieldSource {
  readonly perCurrency: true;
}

/**
 * Numbers worked out per answer, as somebody declared them: the derived measures of one method. They are never pooled:
 * an indicator with such an input is read once per measure.
 */
export interface DerivedSource {
  readonly derived: DerivedMethod;
}

/**
 * Answers to closed questions of a type, whatever their scale: each is read linearly onto `low` to `high`. Whoever
 * takes this input says that scales are pooled, and how.
 */
export interface RescaledSource extends QuestionSource {
  readonly low: number;
  readonly high: number;
}

export interface AnswerInput extends Scale {
  readonly kind: 'score';
  readonly source: QuestionSource;
}

export interface CategoryInput extends Scale {
  readonly kind: 'score';
  readonly source: DerivedSource;
}

export type ScoreInput = AnswerInput | CategoryInput;

export interface CountInput {
  readonly kind: 'count';
  readonly source: EventSource & Partial<EventFieldSource>;
}

export interface SumInput {
  readonly kind: 'sum';
  readonly source: EventFieldSource | MoneySource;
}

export interface DurationInput {
  readonly kind: 'duration';
  readonly source: EventFieldSource;
}

export interface DerivedInput {
  readonly kind: 'fraction';
  /** Of an empty tally, where nothing is declared: the tally that is read carries that of its measure. */
  readonly denominator: 1;
  readonly source: DerivedSource;
}

export interface RescaledInput {
  readonly kind: 'fraction';
  /** Of an empty tally: the one that is read carries the common denominator of its scales. */
  readonly denominator: 1;
  readonly source: RescaledSource;
}

export type FractionInput = DerivedInput | RescaledInput;

/** What people are counted by: events of any of these types, or those with an amount, in one currency at a time. */
export type PeopleSource = { readonly events: readonly string[] } | { readonly amount: MoneySource };

export interface PeopleInput {
  readonly kind: 'people';
  readonly source: PeopleSource;
}

/** Which measures feed an input unless a binding says otherwise: item groups, one at a time. */
export interface ItemGroupSource {
  /** Only groups with this key, of whatever survey; null for any. */
  readonly itemGroup: string | null;
}

export interface MomentsInput {
  readonly kind: 'moments';
  readonly source: ItemGroupSource;
}

/** What tenures are counted of: subscriptions, from `subscription.started` to `subscription.cancelled`. */
export interface TenureSource {
  readonly tenuresOf: 'subscription';
}

export interface TenureInput {
  readonly kind: 'movement';
  readonly source: TenureSource;
}

export type IndicatorInput =
  | ScoreInput
  | CountInput
  | SumInput
  | DurationInput
  | DerivedInput
  | RescaledInput
  | MomentsInput
  | PeopleInput
  | TenureInput;

/** The inputs of an indicator by name. */
export type IndicatorInputs = Readonly<Record<string, IndicatorInput>>;

/** The tallies an indicator is read with: one per declared input, of its kind. */
export type TalliesFor<I extends IndicatorInputs> = { readonly [K in keyof I]: TallyOf<I[K]> };

/**
 * Answers on a scale. Binds by default to every closed question of this type; or categories that are derived from
 * answers, which are scores as well.
 *
 * @example scoreInput({ question: 'nps', min: 0, max: 10 })
 * @example scoreInput({ derived: 'kano', ...kanoScale })
 */
export function scoreInput(input: (QuestionSource | DerivedSource) & Scale): ScoreInput {
  const { min, max } = input;
  if ('derived' in input)
    return Object.freeze({ kind: 'score', source: Object.freeze({ derived: input.derived }), min, max });
  return Object.freeze({ kind: 'score', source: Object.freeze({ question: input.question }), min, max });
}

/**
 * A number of events. Binds by default to every event of this type, or to those that a count among its measures holds.
 *
 * @example countInput({ event: 'response.recorded' })
 * @example countInput({ event: 'ticket.resolved', field: 'first-contact' })
 */
export function countInput({ event, field }: CountInput['source']): CountInput {
  const source = field === undefined ? { event } : { event, field };
  return Object.freeze({ kind: 'count', source: Object.freeze(source) });
}

/**
 * Whole amounts in a field of events: cents, points, units.
 *
 * @example sumInput({ event: 'order.placed', field: 'amount' })
 */
export function sumInput({ event, field }: EventFieldSource): SumInput {
  return Object.freeze({ kind: 'sum', source: Object.freeze({ event, field }) });
}

/**
 * Money in a field of events, in whole minor units. Currencies are never pooled: an indicator with such an input is
 * read once per currency, and all its money inputs are in that currency.
 *
 * @example moneyInput({ event: 'order.placed', field: 'amount' })
 */
export function moneyInput({ event, field }: EventFieldSource): SumInput {
  return Object.freeze({ kind: 'sum', source: Object.freeze({ event, field, perCurrency: true as const }) });
}

/**
 * People by how often they did any of this: customers, each counted once in a figure, whatever departments and months
 * it spans. With an amount, also how much each one's came to; as all money, in one currency at a time. Facts that name
 * no customer are left out, and counted as left out. People are kept by department and period, by no other dimension.
 *
 * @example peopleInput({ events: ['ticket.opened', 'complaint.filed'] })
 * @example peopleInput({ amount: { event: 'order.placed', field: 'amount' } })
 */
export function peopleInput(
  source: { readonly events: readonly string[] } | { readonly amount: EventFieldSource },
): PeopleInput {
  const frozen: PeopleSource =
    'events' in source
      ? { events: Object.freeze([...source.events]) }
      : { amount: Object.freeze({ ...source.amount, perCurrency: true as const }) };
  return Object.freeze({ kind: 'people', source: Object.freeze(frozen) });
}

/**
 * Subscriptions by what became of them in the period: stayed, lost, joined, or joined and lost within. Whoever comes
 * back has another tenure. Tenures are kept by month and by the department where they began, wherever they ended, so
 * figures are of whole months and by no other dimension; above a department are those that were below it when the
 * period began.
 *
 * @example tenureInput({ tenuresOf: 'subscription' })
 */
export function tenureInput({ tenuresOf }: TenureSource): TenureInput {
  return Object.freeze({ kind: 'movement', source: Object.freeze({ tenuresOf }) });
}

/** The money that an input reads, in one currency at a time; undefined where it reads none. */
export function moneyOf(input: IndicatorInput): MoneySource | undefined {
  if (input.kind === 'people') return 'amount' in input.source ? input.source.amount : undefined;
  return input.kind === 'sum' && 'perCurrency' in input.source ? input.source : undefined;
}

/** Whether an input is read from one declared measure at a time. */
export function isDerived(input: IndicatorInput): input is CategoryInput | DerivedInput {
  return 'derived' in input.source;
}

/**
 * Durations in a field of events, in whole milliseconds.
 *
 * @example durationInput({ event: 'ticket.resolved', field: 'resolutionTime' })
 */
export function durationInput({ event, field }: EventFieldSource): DurationInput {
  return Object.freeze({ kind: 'duration', source: Object.freeze({ event, field }) });
}

/**
 * Numbers worked out per answer, over a common denominator. Binds to the derived measure of this method.
 *
 * @example fractionInput({ derived: 'csi' })
 */
export function fractionInput({ derived }: DerivedSource): DerivedInput {
  return Object.freeze({ kind: 'fraction', denominator: 1, source: Object.freeze({ derived }) });
}

/**
 * Answers on any scale, each read linearly onto the same one: of 1..5 and 1..7, the middle is the middle. Exact, as
 * whole numerators over a common denominator. Binds by default to every closed question of this type.
 *
 * @example rescaledInput({ question: 'csat', low: 0, high: 100 })
 */
export function rescaledInput({ question, low, high }: RescaledSource): RescaledInput {
  return Object.freeze({ kind: 'fraction', denominator: 1, source: Object.freeze({ question, low, high }) });
}

/** Where answers of any scale are read onto; undefined for other inputs. */
export function rescaledOf(input: IndicatorInput): RescaledSource | undefined {
  return input.kind === 'fraction' && 'question' in input.source ? input.source : undefined;
}

/**
 * Complete rows of answers to an item group: n, sums and products of the items. Item groups are never pooled: an
 * indicator with such an input is read once per item group, whatever the number of its items.
 *
 * @example momentsInput()
 * @example momentsInput({ itemGroup: 'service-quality' })
 */
export function momentsInput({ itemGroup }: { readonly itemGroup?: string } = {}): MomentsInput {
  return Object.freeze({ kind: 'moments', source: Object.freeze({ itemGroup: itemGroup ?? null }) });
}

/**
 * How an input is tallied.
 * @param items of the item group that a `moments` input is bound to
 */
export function shapeOf(input: IndicatorInput, items = 1): TallyShape {
  return input.kind === 'moments' ? { kind: 'moments', items } : input;
}
