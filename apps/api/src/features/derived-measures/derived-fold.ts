import type { PoolClient } from 'pg';
import type { EventBatch, Handler, StreamedEvent } from '../../platform/stream/handler.ts';
import { FoldIntoTallies } from '../measures/fold-into-tallies.ts';
import { eventsOfPart, type Part, partName } from '../measures/folded-parts.ts';
import type { MeasureRegistry } from '../measures/measure-registry.ts';
import type { TallyGeneration } from '../measures/tally-generations.ts';
import { type Derivation, derivedContribution } from './derived-value.ts';

export interface DerivedFoldOptions extends Derivation {
  /** Of the version. */
  id: number;
  part: Part;
  /** Key of the measure that this part tallies. */
  measure: string;
  /** The head of the log per partition when it was declared. */
  positions: readonly number[];
}

/**
 * Folds one part of one derived measure into one generation: each contribution becomes that of the measure alone, and
 * is folded as any other.
 */
export class DerivedFold implements Handler {
  readonly name: string;
  readonly types = 'all';
  /** As those of the fold that it is folded by. */
  readonly gather: number;
  readonly contributionsOnly = true;
  readonly #options: DerivedFoldOptions;
  readonly #fold: FoldIntoTallies;

  constructor(
    measures: MeasureRegistry,
    generation: Pick<TallyGeneration, 'id' | 'timeZone'>,
    options: DerivedFoldOptions,
  ) {
    this.name = partName(`fold-derived:${options.id}`, generation.id, options.part);
    this.#options = options;
    this.#fold = new FoldIntoTallies(measures, generation);
    this.gather = this.#fold.gather;
  }

  async handle(batch: EventBatch, tx: PoolClient): Promise<void> {
    const { part, positions } = this.#options;
    const events = eventsOfPart(batch, part, positions).map((event) => this.#derived(event));
    await this.#fold.handle({ ...batch, events }, tx);
  }

  #derived(event: StreamedEvent): StreamedEvent {
    const derive = (contributions: StreamedEvent['after']) =>
      contributions.flatMap((contribution) =>
        derivedContribution(contribution, this.#options, this.#options.measure),
      );
    return { ...event, before: derive(event.before), after: derive(event.after) };
  }
}
