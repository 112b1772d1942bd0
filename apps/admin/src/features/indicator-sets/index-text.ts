import type { IndicatorSetBody } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';

interface Wording {
  say: Say;
  formats: Formats;
}

/** How a set comes to one number, and what it does about missing parts, in words. */
export function indexText(index: IndicatorSetBody['index'], { say, formats }: Wording): string {
  if (index === null) return say('index.none');
  const missing =
    index.minimumCoverage === null
      ? say('index.needs-all')
      : say('index.needs-share', { share: formats.percent(index.minimumCoverage, 0) });
  return say('index.is', { made: say(`index.${index.aggregation}`), missing });
}
