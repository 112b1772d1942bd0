import fc from 'fast-check';
import { edits } from './sent-edits.ts';
import type { SentEvent } from './sent-event.ts';
import { factsAbout } from './sent-facts.ts';
import { externals, references } from './sent-parts.ts';
import { people } from './sent-people.ts';

/** Events that may be sent at the same moment, because no number hangs on which of them comes first. */
export function calmEvents(): fc.Arbitrary<SentEvent> {
  const { plain, competing, subscribed, other } = factsAbout(externals);
  return fc.oneof({ weight: 4, arbitrary: competing }, plain, subscribed, other, {
    weight: 3,
    arbitrary: edits,
  });
}

/** Valid events of every kind that numbers hang on, and some that are refused. */
export function anyEvents(): fc.Arbitrary<SentEvent> {
  const { plain, competing, subscribed, other } = factsAbout(references);
  return fc.oneof(
    { weight: 5, arbitrary: competing },
    { weight: 3, arbitrary: plain },
    { weight: 4, arbitrary: other },
    { weight: 5, arbitrary: subscribed },
    { weight: 4, arbitrary: people },
    { weight: 7, arbitrary: edits },
  );
}
