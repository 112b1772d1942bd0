import type { CloudEvent } from '@attune/contracts';
import { definitionOf } from '@attune/contracts';
import { describe, expect, it } from 'vitest';
import { generateEnterprise } from '../src/generate-enterprise.ts';

const options = { seed: 2, customers: 2500, from: '2025-01-01', to: '2025-01-31', planted: true };
const enterprise = generateEnterprise(options);
const events = [...enterprise.walk()].flat().map(({ event }) => event);
const truth = enterprise.truth().planted;
if (truth === null) throw new Error('nothing was planted');

const responses = (survey: string) =>
  events.filter(
    ({ type, data }) =>
      type === 'response.recorded' &&
      data['survey'] === survey &&
      String(data['department']).startsWith('trial-'),
  );
const pointsOf = ({ data }: CloudEvent) => data['answers'] as Record<string, number>;
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = (values: readonly boolean[]) => meanOf(values.map(Number));
/** Within four standard errors of a share. */
function expectShare(values: readonly boolean[], share: number) {
  expect(Math.abs(shareOf(values) - share)).toBeLessThan(
    4 * Math.sqrt((share * (1 - share)) / values.length),
  );
}

const covariance = (x: readonly number[], y: readonly number[]) => {
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  return meanOf(x.map((value, i) => (value - meanX) * ((y[i] ?? 0) - meanY)));
};

describe('planted structure', () => {
  it('is of the catalogue, and answers questions of its surveys', () => {
    const questions = new Map(
      enterprise.surveys.map(({ key, questions: list }) => [
        key,
        new Set(list.map((question) => question.key)),
      ]),
    );
    for (const { type, data } of events.filter(({ id }) => id.endsWith('-planted'))) {
      expect(definitionOf(type)?.data.safeParse(data).success).toBe(true);
      const known = questions.get(String(data['survey']));
      if (known && type === 'response.recorded')
        for (const key of Object.keys(data['answers'] as object)) expect(known).toContain(key);
    }
    expect(enterprise.departments.map(({ key }) => key)).toContain('trial-home');
  });

  it('leaves everything else as it is', () => {
    const made = (planted: boolean) =>
      [...generateEnterprise({ ...options, customers: 50, planted }).walk()].flat().map(({ event }) => event);
    const elsewhere = made(true).filter(({ data }) => !String(data['department']).startsWith('trial-'));
    expect(elsewhere).toEqual(made(false));
  });

  it('has a Simpson reversal of the stated rates', () => {
    const all = responses('relationship').map((event) => ({
      channel: event.data['channel'] as 'web' | 'store',
      department: event.data['department'] as keyof typeof truth.simpson.departments,
      satisfied: (pointsOf(event)['satisfaction'] ?? 0) >= 4,
    }));
    expect(all).toHaveLength(options.customers);
    for (const channel of ['web', 'store'] as const) {
      for (const [department, rates] of Object.entries(truth.simpson.departments)) {
        const cell = all.filter((one) => one.channel === channel && one.department === department);
        expectShare(
          cell.map(({ satisfied }) => satisfied),
          rates.satisfied[channel],
        );
      }
      const pooled = all.filter((one) => one.channel === channel);
      expectShare(
        pooled.map(({ satisfied }) => satisfied),
        truth.simpson.together[channel],
      );
    }
    expect(truth.simpson.together.web).toBeLessThan(truth.simpson.together.store);
  });

  it('has a funnel of the stated steps', () => {
    let before = options.customers;
    for (const { touchpoint, reached } of truth.funnel) {
      const here = events.filter(({ id }) => id.startsWith(`i-${touchpoint}-`)).length;
      expect(Math.abs(here / before - reached)).toBeLessThan(
        4 * Math.sqrt((reached * (1 - reached)) / before),
      );
      before = here;
    }
  });

  it('has a Kano feature of each category', () => {
    const rows = responses('features').map(pointsOf);
    // Of the two-dimensional table only the corners tell categories apart by themselves.
    const corner = { O: [1, 5], Q: [1, 1] } as const;
    for (const { key, category } of truth.parameters.kano.features) {
      if (category !== 'O' && category !== 'Q') continue;
      const [withIt, withoutIt] = corner[category];
      const found = rows.filter(
        (row) =>
          (row[`${key}-with`] === withIt && row[`${key}-without`] === withoutIt) ||
          (category === 'Q' && row[`${key}-with`] === 5 && row[`${key}-without`] === 5),
      );
      expectShare(
        rows.map((row) => found.includes(row)),
        truth.parameters.kano.intended,
      );
    }
  });

  it('has the alpha, omega and betas that integration says', () => {
    const rows = responses('annual').map(pointsOf);
    const keys = truth.parameters.drivers.map(({ key }) => key);
    const columns = keys.map((key) => rows.map((row) => row[key] ?? 0));
    const covariances = columns.map((x) => columns.map((y) => covariance(x, y)));
    const total = covariances.flat().reduce((sum, value) => sum + value, 0);
    const own = covariances.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
    const { alpha, omega } = truth.annual.reliability;
    expect((keys.length / (keys.length - 1)) * (1 - own / total)).toBeCloseTo(alpha, 1);
    expect(omega).toBeGreaterThan(alpha);
    expect(omega).toBeLessThan(alpha + 0.01);
    // The regression that the betas are of reproduces each driver's covariance with the outcome.
    const overall = rows.map((row) => row['overall'] ?? 0);
    const spread = Math.sqrt(covariance(overall, overall));
    for (const [i, x] of columns.entries()) {
      const implied = truth.annual.standardizedBetas.reduce(
        (sum, beta, j) =>
          sum +
          (beta * (covariances[i]?.[j] ?? 0)) /
            Math.sqrt((covariances[i]?.[i] ?? 1) * (covariances[j]?.[j] ?? 1)),
        0,
      );
      const seen = covariance(x, overall) / (Math.sqrt(covariances[i]?.[i] ?? 1) * spread);
      expect(Math.abs(seen - implied)).toBeLessThan(4 / Math.sqrt(rows.length));
    }
  });

  it('is answered by segment so that the raw score is wrong, and raking by segment right', () => {
    const rows = responses('annual');
    const npsOf = (some: readonly CloudEvent[]) =>
      100 *
      meanOf(
        some
          .map((row) => pointsOf(row)['overall'] ?? 0)
          .map((point) => (point >= 9 ? 1 : point <= 6 ? -1 : 0)),
      );
    const error = 85 / Math.sqrt(rows.length);
    const { nps, margins } = truth.annual;
    expect(Math.abs(npsOf(rows) - nps.respondents)).toBeLessThan(4 * error);
    const raked = Object.entries(margins).reduce(
      (sum, [segment, share]) => sum + share * npsOf(rows.filter(({ data }) => data['segment'] === segment)),
      0,
    );
    expect(Math.abs(raked - nps.population)).toBeLessThan(6 * error);
    expect(nps.population - nps.respondents).toBeGreaterThan(5);
  });

  it('has the gaps between perception and expectation that integration says', () => {
    const rows = responses('service-quality').map(pointsOf);
    for (const [key, gap] of Object.entries(truth.gaps)) {
      const seen = rows.map((row) => (row[`${key}-perceived`] ?? 0) - (row[`${key}-expected`] ?? 0));
      expect(Math.abs(meanOf(seen) - gap), key).toBeLessThan(
        4 * Math.sqrt(covariance(seen, seen) / seen.length),
      );
    }
  });
});
