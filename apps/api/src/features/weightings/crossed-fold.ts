import type { Dimension } from '@attune/contracts';
import type { PoolClient } from 'pg';
import type { EventBatch, Handler, StreamedEvent } from '../../platform/stream/handler.ts';
import { FoldIntoTallies } from '../measures/fold-into-tallies.ts';
import { eventsOfPart, type Part } from '../measures/folded-parts.ts';
import type { KnownMeasure, MeasureRegistry } from '../measures/measure-registry.ts';
import type { TallyGeneration } from '../measures/tally-generations.ts';
import { crossedCut, crossedFoldName } from './crossed-cut.ts';

interface CrossedFoldOptions {
  /** Of the crossed cut. */
  id: number;
  part: Part;
  dimensions: readonly Dimension[];
  /** The head of the log per partition when it was declared. */
  declared: readonly number[];
}

/** Folds the scores of responses into one part of one crossed cut of one generation, as any other cut. */
export class CrossedFold implements Handler {
  readonly name: string;
  readonly types = 'all';
  /** Nobody watches weighted figures move. */
  readonly gather = 500;
  readonly contributionsOnly = true;
  readonly #fold: FoldIntoTallies;

  constructor(
    private readonly measures: MeasureRegistry,
    generation: Pick<TallyGeneration, 'id' | 'timeZone'>,
    private readonly options: CrossedFoldOptions,
  ) {
    const { id, part, dimensions } = options;
    this.name = crossedFoldName(id, generation.id, part);
    this.#fold = new FoldIntoTallies(measures, generation, [crossedCut(id, part, dimensions)]);
  }

  async handle(batch: EventBatch, tx: PoolClient): Promise<void> {
    const events = eventsOfPart(batch, this.options.part, this.options.declared);
    const contributions = events.flatMap(({ before, after }) => [...before, ...after]);
    const known = await this.measures.find(
      new Set(contributions.flatMap(({ measures }) => Object.keys(measures))),
    );
    await this.#fold.handle({ ...batch, events: events.map((event) => scoresOf(event, known)) }, tx);
  }
}

function scoresOf(event: StreamedEvent, known: ReadonlyMap<string, KnownMeasure>): StreamedEvent {
  const scores = (contributions: StreamedEvent['after']) =>
    contributions.flatMap((contribution) => {
      const kept = Object.entries(contribution.measures).filter(
        ([key]) => key.startsWith('response:') && known.get(key)?.kind === 'score',
      );
      return kept.length === 0 ? [] : [{ ...contribution, measures: Object.fromEntries(kept) }];
    });
  return { ...event, before: scores(event.before), after: scores(event.after) };
}
