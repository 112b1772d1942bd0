import type { CloudEvent } from '@attune/contracts';
import { definitionOf } from '@attune/contracts';
import { describe, expect, it } from 'vitest';
import { type DirtTruth, soil } from '../src/dirt/soil.ts';
import { generateEnterprise } from '../src/generate-enterprise.ts';

const options = { seed: 5, customers: 700, from: '2025-01-01', to: '2025-12-31' };
const clean = [...generateEnterprise(options).events()];
const touched: DirtTruth = {};
const repairs: CloudEvent[] = [];
const period = { from: Date.parse('2025-01-01'), to: Date.parse('2026-01-01') };
const dirty = [...soil(clean, { seed: 5, ...period, touched, repairs })];

const byId = Map.groupBy(dirty, ({ id }) => id);
/** Every time an event arrives. */
const arrivals = (id: string): readonly CloudEvent[] => byId.get(id) ?? [];
const first = (id: string): CloudEvent => {
  const [event] = arrivals(id);
  if (event === undefined) throw new Error(`${id} never arrives`);
  return event;
};
const each = (kind: keyof DirtTruth) => {
  const ids = touched[kind] ?? [];
  expect(ids.length, kind).toBeGreaterThan(0);
  return ids;
};

describe('dirt', () => {
  it('is the same for the same seed', () => {
    expect([...soil(clean, { seed: 5, ...period, touched: {} })]).toEqual(dirty);
  });

  it('loses nothing, and adds what the truth says', () => {
    const added =
      each('duplicate').length +
      each('duplicate-other-id').length +
      each('duplicated-batch').length +
      each('consent-withdrawn').length +
      each('merged').length;
    expect(dirty.length).toBe(clean.length + added);
    const ids = new Set(dirty.map(({ id }) => id));
    expect(clean.every(({ id }) => ids.has(id))).toBe(true);
  });

  it('sends twice what it says it does', () => {
    for (const id of each('duplicate')) {
      expect(arrivals(id)).toEqual([first(id), first(id)]);
    }
    for (const id of each('duplicate-other-id')) {
      expect(first(`${id}-copy`).data).toEqual(first(id).data);
    }
  });

  it('is late by three days at most', () => {
    const late = new Set(each('out-of-order'));
    const planted = new Set([...each('late-batch'), ...each('duplicated-batch'), ...each('clock-skew')]);
    let latest = 0;
    for (const event of dirty) {
      const at = Date.parse(event.time ?? '');
      if (late.has(event.id)) expect(latest - at).toBeLessThanOrEqual(3 * 86_400_000);
      else if (!planted.has(event.id) && !touched.future?.includes(event.id)) latest = Math.max(latest, at);
    }
  });

  it('breaks what it says it breaks, and nothing else', () => {
    const broken = new Set(each('missing-field'));
    // Customers may lack a department: it is not an error there.
    for (const { id, type, data } of dirty) {
      if (!definitionOf(type)?.data.safeParse(data).success) expect(broken.has(id), id).toBe(true);
    }
    for (const id of each('unknown-department')) expect(first(id).data['department']).toBe('atlantis');
    for (const id of each('out-of-range')) {
      expect((first(id).data['answers'] as { recommend: number }).recommend).toBe(11);
    }
    for (const id of each('future')) expect(first(id).time?.slice(0, 4)).toBe('2125');
  });

  it('has one batch twice, one nine days late, one in the wrong money and one clock seven hours ahead', () => {
    const original = new Map(clean.map((event) => [event.id, event]));
    const daysOf = (kind: keyof DirtTruth) => [
      ...new Set(each(kind).map((id) => original.get(id)?.time?.slice(0, 10))),
    ];
    for (const id of each('duplicated-batch')) expect(arrivals(id)).toEqual([first(id), first(id)]);
    expect(daysOf('duplicated-batch')).toEqual(['2025-03-15']);
    expect(daysOf('late-batch')).toEqual(['2025-05-27']);
    const places = new Map(dirty.map(({ id }, place) => [id, place]));
    const after = dirty.findIndex(({ time = '' }) => time > '2025-06-05') - 1;
    for (const id of each('late-batch')) expect(places.get(id)).toBeGreaterThan(after);
    for (const id of each('currency-mix-up')) {
      const amount = original.get(id)?.data['amount'] as { amount: number; currency: string };
      expect(amount.currency).toBe('EUR');
      expect(first(id).data['amount']).toEqual({ ...amount, currency: 'CNY' });
    }
    for (const id of each('clock-skew')) {
      const [wrong = '', right = ''] = [first(id).time, original.get(id)?.time];
      expect(Date.parse(wrong) - Date.parse(right)).toBe(7 * 3_600_000);
    }
  });

  it('comes with what puts it right', () => {
    const byId = new Map(repairs.map((repair) => [repair.id, repair]));
    for (const id of [...each('unknown-department'), ...each('future'), ...each('out-of-range')])
      expect(byId.get(id)).toBeDefined();
    for (const id of each('duplicate-other-id'))
      expect(byId.get(`repair-${id}`)?.data).toEqual({
        fact: { source: first(id).source, id: `${id}-copy` },
      });
    for (const repair of repairs) {
      expect(definitionOf(repair.type)?.data.safeParse(repair.data).success, repair.id).toBe(true);
    }
  });

  it('writes the hour that comes twice in local time, without moving it', () => {
    const times = each('double-hour').map((id) => first(id).time ?? '');
    for (const time of times) {
      expect(time).toMatch(/^2025-10-26T02:.*\+0[12]:00$/);
      expect(new Date(time).toISOString()).toMatch(/^2025-10-26T0[01]:/);
    }
  });

  it('knows merged customers under two ids before and after the merge', () => {
    for (const externalId of each('merged')) {
      const merges = dirty.filter(
        ({ type, data }) =>
          type === 'customer.merged' &&
          (data['customer'] as { externalId: string }).externalId === externalId,
      );
      expect(merges).toHaveLength(1);
      expect(merges[0]?.data['absorbed']).toEqual({ externalId: `${externalId}-b` });
    }
  });
});
