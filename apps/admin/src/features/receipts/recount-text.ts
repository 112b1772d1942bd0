import type { Receipt, RecountChange } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import { countText } from '../indicators/count-text.ts';
import type { FigureText } from '../indicators/figure-text.ts';

interface Wording {
  say: Say;
  formats: Formats;
  /** Of the indicator. */
  text: FigureText;
}

/** What recounting came to, and where it is another number, why; of a large one, what it would take. */
export function recountText(recount: Receipt['recount'], { say, formats, text }: Wording): string {
  if (recount.outcome === 'large')
    return say('receipt.recount-large', { events: formats.integer(recount.events) });
  const { outcome, events, value, n, changes } = recount;
  const from =
    events === null
      ? say('receipt.recounted')
      : say('receipt.recounted-from', { events: formats.integer(events) });
  if (outcome === 'same') return say('receipt.recount-same', { from });
  return say('receipt.recount-changed', {
    from,
    value: text.value(value),
    n: countText(n, formats),
    changes: changes.map((change) => changeText(change, { say, formats })).join(say('list.comma')),
  });
}

const changeText = ({ code, count }: RecountChange, { say, formats }: Omit<Wording, 'text'>): string =>
  say(`recount-change.${code}`, { count: count === null ? '' : formats.integer(count) });
