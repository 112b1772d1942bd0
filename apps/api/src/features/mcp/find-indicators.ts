import { indicator } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ListIndicators } from '../indicators/list-indicators.ts';
import { language } from './language.ts';
import { phrases } from './phrases.ts';
import type { Told, Tool } from './tool.ts';

const mostShown = 50;

const input = z.strictObject({
  search: z.string().max(200).optional().describe('Part of a key, name or explanation, in either language.'),
  language,
});

const listed = indicator
  .omit({
    names: true,
    explanations: true,
    owner: true,
    plugin: true,
    target: true,
    thresholds: true,
    tags: true,
  })
  .extend({ name: z.string(), explanation: z.string() });

const output = z.object({
  indicators: z.array(listed),
  /** How many match. */
  total: z.int(),
});

@Injectable()
export class FindIndicators implements Tool<typeof input, typeof output> {
  readonly name = 'list_indicators';
  readonly title = 'List indicators';
  readonly description =
    'Lists the governed indicators (NPS, CSAT, churn and others): key, name, what it means, unit, polarity and what it is read in. Ask this first for the key of an indicator.';
  readonly input = input;
  readonly output = output;

  constructor(private readonly list: ListIndicators) {}

  async run(
    _principal: Principal,
    { search = '', language: asked }: z.infer<typeof input>,
  ): Promise<Told<z.infer<typeof output>>> {
    const wanted = search.trim().toLowerCase();
    const found = (await this.list.run()).filter(({ key, names, explanations }) =>
      [key, ...Object.values(names), ...Object.values(explanations)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    );
    const shown = found
      .slice(0, mostShown)
      .map((one) => listed.parse({ ...one, name: one.names[asked], explanation: one.explanations[asked] }));
    const lines = shown.map(
      ({ key, name, unit, explanation }) => `${key} | ${name} | ${unit} | ${explanation}`,
    );
    if (found.length > shown.length) lines.push(phrases[asked].moreIndicators(shown.length, found.length));
    return { data: { indicators: shown, total: found.length }, text: lines.join('\n') };
  }
}
