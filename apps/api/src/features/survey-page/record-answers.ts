import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestItem } from '@attune/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable } from '../../platform/http/database-unavailable.ts';
import { AcceptEvents } from '../events/accept-events.ts';
import { QueueFull } from '../events/commit-queue.ts';
import { Doors } from '../events/doors.ts';
import type { FilledForm } from './form.ts';
import type { Visit } from './visit.ts';

/**
 * `recorded`: durable, now or by an earlier sending. `kept-first`: the page was sent before with other answers.
 * `not-saved`: send it again; once it is in, further copies do not count.
 */
export type Recorded = 'recorded' | 'kept-first' | 'not-saved';

/** Somebody looks at the page meanwhile. */
const patienceMs = 15_000;

/** A filled-in form becomes `response.recorded`, through the door that every other sender uses. */
@Injectable()
export class RecordAnswers {
  readonly #log = new Logger('survey-page');

  constructor(
    private readonly acceptEvents: AcceptEvents,
    private readonly doors: Doors,
  ) {}

  async run(visit: Visit, id: string, answers: FilledForm['answers']): Promise<Recorded> {
    const done = new AbortController();
    try {
      const accepted = this.acceptEvents.accept([eventOf(visit, id, answers)], this.doors.everywhere());
      const patience = sleep(patienceMs, undefined, { signal: done.signal });
      const items = await Promise.race([accepted, patience.catch(() => undefined)]);
      return items === undefined ? 'not-saved' : this.#outcome(items[0]);
    } catch (error) {
      // Whatever it is, the answers must not be lost with it.
      if (!(error instanceof QueueFull) && !isDatabaseUnavailable(error)) {
        this.#log.error(
          'Answers could not be recorded',
          error instanceof Error ? error.stack : String(error),
        );
      }
      return 'not-saved';
    } finally {
      done.abort();
    }
  }

  #outcome(item: IngestItem | undefined): Recorded {
    if (item?.status === 'accepted' || item?.status === 'duplicate') return 'recorded';
    if (item?.code === 'id-conflict') return 'kept-first';
    this.#log.error(`Answers were refused: ${item?.code} ${item?.field ?? ''}`);
    return 'not-saved';
  }
}

const eventOf = (
  { survey, department, channel, touchpoint, language }: Visit,
  id: string,
  answers: FilledForm['answers'],
) => ({
  specversion: '1.0',
  id,
  source: `/surveys/${survey.key}`,
  type: 'response.recorded',
  data: {
    survey: survey.key,
    department: department.key,
    channel,
    ...(touchpoint !== undefined && { touchpoint }),
    language,
    answers,
  },
});
