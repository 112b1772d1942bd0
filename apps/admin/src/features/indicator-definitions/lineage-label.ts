import type { Department, DefinitionParts } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { conversionText, scaleText } from '../indicators/conversion-text.ts';
import type { LineageItem } from './lineage-layout.ts';

interface Around {
  say: Say;
  nameOf: NameOf;
  departments: readonly Department[];
  parts: DefinitionParts | undefined;
}

/** What an item is called, and a second line about it. */
export interface LineageLabel {
  title: string;
  about: string;
}

export function lineageLabel(item: LineageItem, { say, nameOf, departments, parts }: Around): LineageLabel {
  const { kind, key, names, version } = item;
  const about = say(`lineage.${kind}`);
  const measure = parts?.measures.find((one) => one.key === (kind === 'question' ? `response:${key}` : key));
  switch (kind) {
    case 'binding': {
      const found = (item.departments ?? []).map((one) => departments.find((each) => each.key === one));
      const told = found.map((one) => (one ? nameOf(one.names) : '')).filter(Boolean);
      return {
        title: told.length === 0 ? say('pulse.everyone') : told.join(say('list.comma')),
        about: say('lineage.bound', { how: conversionText(item.conversion ?? null, say) }),
      };
    }
    case 'question':
      return { title: measure?.text ? nameOf(measure.text) : key, about };
    case 'measure': {
      const scale = measure?.scale ? ` ${scaleText(measure.scale)}` : '';
      return { title: key, about: about + scale };
    }
    case 'indicator':
    case 'set':
      return {
        title: names ? nameOf(names) : key,
        about: version === null ? about : say('state.of-version', { version, state: about }),
      };
    case 'event':
      return { title: key, about };
  }
}
