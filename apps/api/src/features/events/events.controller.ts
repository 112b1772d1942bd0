import { exampleEvent, ingestAnswer, ingestLimits } from '@attune/contracts';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../../platform/http/access/current-principal.ts';
import { RequireScope } from '../../platform/http/access/require.ts';
import { Answers, Refuses } from '../../platform/http/answers.ts';
import { platformProblem } from '../../platform/http/problem-error.ts';
import { AcceptEvents } from './accept-events.ts';
import { QueueFull } from './commit-queue.ts';
import { Doors } from './doors.ts';
import { eventProblem } from './problems.ts';

const single = 'application/cloudevents+json';
const batch = 'application/cloudevents-batch+json';

/** Items one sender may have waiting: half of what the queue holds, so that nobody fills it alone. */
const senderCapacity = 10_000;

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  readonly #waiting = new Map<string, number>();

  constructor(
    private readonly acceptEvents: AcceptEvents,
    private readonly doors: Doors,
  ) {}

  @Post()
  @HttpCode(202)
  @RequireScope('events:write')
  @ApiOperation({
    summary: 'Record events: CloudEvents 1.0, one or up to 1,000 at once',
    description:
      'GET /v1/schemas lists the types and what the `data` of each holds. `source` and `id` together name an event: sent again it is a `duplicate` and counts once.',
  })
  @ApiConsumes(single, batch)
  @ApiBody({
    schema: {
      oneOf: [
        { type: 'object' },
        { type: 'array', items: { type: 'object' }, maxItems: ingestLimits.itemsPerBatch },
      ],
    },
    examples: {
      one: { summary: `One event, as ${single}`, value: exampleEvent },
      several: { summary: `Several, as ${batch}`, value: [exampleEvent] },
    },
  })
  @Answers(ingestAnswer, 'What became of each event, in order; all but the rejected are durable', 202)
  @Refuses({
    400: 'malformed-json, too-deep',
    403: 'key-scope',
    413: 'batch-too-large, body-too-large',
    415: 'unsupported-media-type',
    429: 'sender-busy',
    503: 'ingest-busy, unavailable',
  })
  // The bare request: each decorated parameter would pass through pipes that have nothing to check here, and a single
  // event costs less than they do.
  async recordEvents(@Req() request: FastifyRequest) {
    const principal = principalOf(request);
    const items = itemsOf(request.headers['content-type'], request.body);
    const waiting = (this.#waiting.get(principal.id) ?? 0) + items.length;
    if (waiting > senderCapacity) throw eventProblem('sender-busy', { headers: { 'retry-after': '1' } });
    this.#waiting.set(principal.id, waiting);
    try {
      const door = this.doors.to(principal.departmentsFor('events:write'));
      return { items: await this.acceptEvents.accept(items, door) };
    } catch (error) {
      throw error instanceof QueueFull
        ? eventProblem('ingest-busy', { headers: { 'retry-after': '1' } })
        : error;
    } finally {
      const left = (this.#waiting.get(principal.id) ?? 0) - items.length;
      if (left > 0) this.#waiting.set(principal.id, left);
      else this.#waiting.delete(principal.id);
    }
  }
}

function itemsOf(contentType: string | undefined, body: unknown): readonly unknown[] {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === single) return [body];
  if (type !== batch) {
    throw platformProblem('unsupported-media-type', { detail: `Send ${single} or ${batch}.` });
  }
  if (!Array.isArray(body)) throw eventProblem('batch-not-a-list');
  if (body.length > ingestLimits.itemsPerBatch) throw eventProblem('batch-too-large');
  return body;
}
