import fc from 'fast-check';
import { type BadItem, badItems } from './bad-items.ts';
import type { SentEvent } from './sent-event.ts';
import { anyEvents, calmEvents } from './sent-events.ts';

export type Entry = { event: SentEvent } | { bad: BadItem };

export type Command =
  | { do: 'send'; entries: Entry[] }
  /** Batches of several senders at the same moment. */
  | { do: 'send-together'; batches: Entry[][] }
  | { do: 'settle' }
  | { do: 'fold'; batchSize: number }
  /** The periods that are over on this day. */
  | { do: 'close-periods'; day: string }
  /** Rows of the days that are over on this day. */
  | { do: 'merge-shards'; day: string };

/** Counted round from the first event of all that are sent once. */
interface Again {
  again: number;
}

const entries = (events: fc.Arbitrary<SentEvent>): fc.Arbitrary<Entry | Again> =>
  fc.oneof(
    { weight: 12, arbitrary: events.map((event) => ({ event })) },
    { weight: 2, arbitrary: fc.nat(200).map((again) => ({ again })) },
    { weight: 1, arbitrary: badItems.map((bad) => ({ bad })) },
  );

const sends = fc
  .array(entries(anyEvents()), { minLength: 1, maxLength: 8 })
  .map((list) => ({ do: 'send' as const, batches: [list] }));

const sendsTogether = fc
  .array(fc.array(entries(calmEvents()), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .map((batches) => ({ do: 'send-together' as const, batches }));

const rests = fc.oneof(
  fc.constant({ do: 'settle' as const }),
  fc.constantFrom(1, 2, 5, 1000).map((batchSize) => ({ do: 'fold' as const, batchSize })),
  fc
    .constantFrom('2026-03-05', '2026-04-15', '2026-05-05')
    .map((day) => ({ do: 'close-periods' as const, day })),
  fc
    .constantFrom('2026-03-03', '2026-03-06', '2026-05-05')
    .map((day) => ({ do: 'merge-shards' as const, day })),
);

export const commands = (length: number): fc.Arbitrary<Command[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: sends },
        { weight: 2, arbitrary: sendsTogether },
        { weight: 2, arbitrary: rests },
      ),
      { minLength: 1, maxLength: length, size: 'max' },
    )
    .map((list) => {
      const sent: SentEvent[] = [];
      return list.map((command): Command => {
        if (!('batches' in command)) return command;
        sent.push(...command.batches.flat().flatMap((entry) => ('event' in entry ? [entry.event] : [])));
        const batches = command.batches.map((batch) => batch.flatMap((entry) => spelled(entry, sent)));
        return command.do === 'send'
          ? { do: 'send', entries: batches.flat() }
          : { do: 'send-together', batches };
      });
    });

/** An event sent again is another object with the same body, its fields in another order. */
function spelled(entry: Entry | Again, sent: readonly SentEvent[]): Entry[] {
  if (!('again' in entry)) return [entry];
  const event = sent[entry.again % sent.length];
  return event
    ? [{ event: Object.fromEntries(Object.entries(event).toReversed()) as unknown as SentEvent }]
    : [];
}

/** One line a command or entry, for the person who has to find out what went wrong. */
export function told(list: readonly Command[]): string {
  return list
    .flatMap((command) => {
      if (command.do === 'settle') return ['settle'];
      if (command.do === 'fold') return [`fold by ${command.batchSize}`];
      if (command.do === 'close-periods') return [`close periods on ${command.day}`];
      if (command.do === 'merge-shards') return [`merge shards on ${command.day}`];
      const batches = command.do === 'send' ? [command.entries] : command.batches;
      return [
        command.do,
        ...batches.flatMap((batch, i) => batch.map((entry) => `  ${i}: ${toldEntry(entry)}`)),
      ];
    })
    .join('\n');
}

function toldEntry(entry: Entry): string {
  if ('bad' in entry) return `bad (${entry.bad.code}) ${JSON.stringify(entry.bad.raw)}`;
  const { type, source, id, time, data } = entry.event;
  return `${type} ${source} ${id} at ${time} ${JSON.stringify(data)}`;
}
