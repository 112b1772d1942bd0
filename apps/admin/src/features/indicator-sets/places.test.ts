import type { SetRanking } from '@attune/contracts';
import { expect, it } from 'vitest';
import { placesByDepartment } from './places.ts';

const ranking = (parent: string, ...departments: string[]): SetRanking => ({
  period: '2026-01-01/2026-12-31',
  version: 1,
  indicator: 'nps',
  variant: null,
  parent,
  places: departments.map((department, at) => ({
    department,
    rank: at + 1,
    range: { best: at + 1, worst: at + 1 },
    tier: at + 1,
  })),
});

it('gives none where the others have no value', () => {
  const lonely = ranking('all', 'sales', 'service');
  const places = lonely.places.map((place) =>
    place.department === 'service' ? { ...place, rank: null, range: null, tier: null } : place,
  );
  expect(placesByDepartment([{ ...lonely, places }]).size).toBe(0);
});

it('gives a place only among others', () => {
  const places = placesByDepartment([ranking('all', 'sales', 'service'), ranking('sales', 'north')]);
  expect([...places.keys()]).toEqual(['nps sales', 'nps service']);
  expect(places.get('nps service')).toEqual({ rank: 2, range: { best: 2, worst: 2 }, among: 2 });
});
