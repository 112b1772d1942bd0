import { kano, kanoCategories, kanoCategory, type KanoCounts } from '@attune/metrics';
import type { PlantedTruth } from '@attune/synthetic';
import type { SentEnterprise } from '../enterprise.ts';
import { notChecked, type Row } from '../report.ts';

const fewest = 100;

/** One feature of each category of Kano, and five gaps between perception and expectation. */
export function features({ made, facts }: SentEnterprise): Row[] {
  const planted = made.truth.planted as PlantedTruth;
  const rows = facts.surveys.get('features') ?? [];
  const service = facts.surveys.get('service-quality') ?? [];
  const categories = 'every planted feature in its category';
  const near = 'within 4 standard errors of the truth';
  if (rows.length < fewest || service.length < fewest) {
    const why = `needs ${fewest} answers of each survey, not ${rows.length} and ${service.length}`;
    return [notChecked('Kano', categories, why), notChecked('service gaps', near, why)];
  }
  const how = `answers the product took; package metrics`;
  const modes = planted.parameters.kano.features.map(({ key, category }) => {
    const counts: Record<string, number> = Object.fromEntries(kanoCategories.map((letter) => [letter, 0]));
    for (const { answers } of rows) {
      const letter = kanoCategory(answers[`${key}-with`], answers[`${key}-without`]);
      if (letter !== null) counts[letter] = (counts[letter] ?? 0) + 1;
    }
    return { category, mode: kano(counts as KanoCounts).mode };
  });
  const gaps = Object.entries(planted.gaps).map(([key, truth]) => {
    const values = service.map(
      ({ answers }) => (answers[`${key}-perceived`] ?? 0) - (answers[`${key}-expected`] ?? 0),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.abs(mean - truth) / Math.sqrt(squares / values.length ** 2);
  });
  return [
    {
      check: 'Kano',
      passesWhen: categories,
      measured: modes.map(({ category, mode }) => `${category}→${mode}`).join(' '),
      passed: modes.every(({ category, mode }) => category === mode),
      note: `${how}; ${rows.length} answers`,
    },
    {
      check: 'service gaps',
      passesWhen: near,
      measured: `at most ${Math.max(...gaps).toFixed(1)} of ${gaps.length}`,
      passed: gaps.every((gap) => gap <= 4),
      note: `${how}; ${service.length} answers`,
    },
  ];
}
