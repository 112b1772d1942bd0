import { Draws } from '../random/draws.ts';
import { normalQuantile } from '../random/normal.ts';
import { day, hour } from './calendar.ts';
import { products } from './products.ts';
import { type Dated, Story } from './story.ts';
import type { Turn } from './world.ts';

/** What the enterprise does whoever its customers are: inspects every product and books its costs, once a week. */
export function operations({ world, ledger }: Turn): Dated[] {
  const story = new Story(world);
  const weeks = Math.ceil((world.to - world.from) / (7 * day));
  for (let week = 0; week < weeks; week += 1) {
    const monday = world.from + week * 7 * day;
    for (const [index, product] of products.entries()) {
      const draws = new Draws(world.seed, 'quality', index, week);
      const units = 200 + draws.below(600);
      const spread = Math.sqrt(units * product.defect * (1 - product.defect));
      const defects = Math.max(0, Math.round(units * product.defect + spread * normalQuantile(draws.next())));
      const at = monday + 8 * hour + index * 600_000;
      // Logistics inspects what it ships.
      story.tell('quality.inspected', `q-${product.key}-${week}`, at, {
        department: 'logistics-freight',
        product: product.key,
        units,
        defects,
      });
    }
    for (const { model } of world.leaves.values()) {
      if (model.dailyCost === 0) continue;
      const draws = new Draws(world.seed, `cost ${model.key}`, 0, week);
      const amount = Math.round(model.dailyCost * 7 * (1 + 0.05 * normalQuantile(draws.next())));
      story.tell('cost.recorded', `cost-${model.key}-${week}`, monday + 18 * hour, {
        category: 'operations',
        department: model.key,
        amount: { amount, currency: 'CNY' },
      });
    }
  }
  for (const { event } of story.dated) ledger.count(event.type);
  return story.dated;
}
