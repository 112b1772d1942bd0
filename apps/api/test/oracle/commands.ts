import fc from 'fast-check';
import { type BadItem, badItems } from './bad-items.ts';
import type { SentEvent } from './sent-event.ts';
import { anyEvents, calmEvents } from './sent-events.ts';

/** `again` sends the nth of all events sent so far once more, counted round. */
export type Entry = { event: SentEvent } | { again: number } | { bad: BadItem };

export type Command =
  | { do: 'send'; entries: Entry[] }
  /** Batches of several senders at the same moment. */
  | { do: 'send-together'; batches: Entry[][] }
  | { do: 'settle' }
  | { do: 'fold'; batchSize: number };

const entries = (events: fc.Arbitrary<SentEvent>): fc.Arbitrary<Entry> =>
  fc.oneof(
    { weight: 12, arbitrary: events.map((event) => ({ event })) },
    { weight: 2, arbitrary: fc.nat(200).map((again) => ({ again })) },
    { weight: 1, arbitrary: badItems.map((bad) => ({ bad })) },
  );

const foldCommand: fc.Arbitrary<Command> = fc
  .constantFrom(1, 2, 5, 1000)
  .map((batchSize) => ({ do: 'fold', batchSize }));

export const commands = (length: number) =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .array(entries(anyEvents()), { minLength: 1, maxLength: 8 })
          .map((list): Command => ({ do: 'send', entries: list })),
      },
      {
        weight: 2,
        arbitrary: fc
          .array(fc.array(entries(calmEvents()), { minLength: 1, maxLength: 3 }), {
            minLength: 2,
            maxLength: 4,
          })
          .map((batches): Command => ({ do: 'send-together', batches })),
      },
      { weight: 1, arbitrary: fc.constant<Command>({ do: 'settle' }) },
      { weight: 1, arbitrary: foldCommand },
    ),
    { minLength: 1, maxLength: length, size: 'max' },
  );

/** One line a command or entry, for the person who has to find out what went wrong. */
export function told(list: readonly Command[]): string {
  return list
    .flatMap((command) => {
      if (command.do === 'settle') return ['settle'];
      if (command.do === 'fold') return [`fold by ${command.batchSize}`];
      const batches = command.do === 'send' ? [command.entries] : command.batches;
      return [
        command.do,
        ...batches.flatMap((batch, i) => batch.map((entry) => `  ${i}: ${toldEntry(entry)}`)),
      ];
    })
    .join('\n');
}

function toldEntry(entry: Entry): string {
  if ('again' in entry) return `again ${entry.again}`;
  if ('bad' in entry) return `bad (${entry.bad.code}) ${JSON.stringify(entry.bad.raw)}`;
  const { type, source, id, time, data } = entry.event;
  return `${type} ${source} ${id} at ${time} ${JSON.stringify(data)}`;
}
