import type { SetTemplate } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { isVariantOf } from './check-item.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { type ItemName, nameOf } from './item-name.ts';
import { itemsOf } from './set-library.ts';
import { readTemplates, type Template } from './templates.ts';

@Injectable()
export class ListTemplates {
  #templates: readonly Template[] | undefined;

  constructor(
    private readonly indicators: IndicatorLibrary,
    private readonly knowledge: ItemKnowledge,
  ) {}

  async run(): Promise<SetTemplate[]> {
    const library = await this.indicators.current();
    const indicators = new Set(library.keys());
    return Promise.all(
      (this.#templates ??= readTemplates()).map(async (template) => {
        const items = itemsOf(template.body);
        const { readIn } = await this.knowledge.about(items, library);
        const isThere = ({ indicator, variant }: ItemName) =>
          indicators.has(indicator) && (variant === null || isVariantOf(variant, readIn.get(indicator)));
        return { ...template, missing: items.filter((item) => !isThere(item)).map(nameOf) };
      }),
    );
  }
}
