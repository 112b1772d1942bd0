import { describe, expect, it } from 'vitest';
import { definitionOf } from '../src/catalogue.ts';
import { measuresOf } from '../src/measures-of.ts';
import { sampleAt, samples } from './samples.ts';

function read(type: string, change: Record<string, unknown> = {}) {
  const definition = definitionOf(type);
  if (definition === undefined) throw new Error(type);
  const data = definition.data.parse({ ...samples[type], ...change });
  return measuresOf(definition, data, sampleAt);
}

const values = (type: string, change?: Record<string, unknown>) =>
  Object.fromEntries(read(type, change).map(({ definition, value }) => [definition.key, value]));

const hour = 3_600_000;

describe('what an event counts as', () => {
  it.each(Object.keys(samples))('%s counts itself first', (type) => {
    expect(read(type)[0]).toEqual({ definition: { key: type, kind: 'count' }, value: 1 });
  });

  it.each([
    ['order.placed', { 'order.placed:amount.CNY': 12_900, 'order.placed:units': 2 }],
    ['order.cancelled', { 'order.cancelled:amount.CNY': 12_900 }],
    ['order.returned', { 'order.returned:amount.CNY': 12_900, 'order.returned:units': 1 }],
    ['delivery.completed', { 'delivery.completed:after': 34 * hour, 'delivery.completed:late-by': hour }],
    ['ticket.first-replied', { 'ticket.first-replied:after': 2 * hour }],
    ['ticket.resolved', { 'ticket.resolved:after': 2 * hour }],
    ['subscription.started', { 'subscription.started:amount.CNY': 12_900 }],
    ['subscription.renewed', { 'subscription.renewed:amount.CNY': 12_900 }],
    ['subscription.changed', { 'subscription.changed:amount.CNY': 12_900 }],
    ['subscription.cancelled', { 'subscription.cancelled:after': 26 * hour }],
    ['interaction.recorded', { 'interaction.recorded:duration': 90_000 }],
    ['feedback.received', { 'feedback.received:rating.1-5': 4 }],
    ['quality.inspected', { 'quality.inspected:units': 500, 'quality.inspected:defects': 3 }],
    ['cost.recorded', { 'cost.recorded:amount.EUR': -500 }],
  ])('%s', (type, expected) => {
    expect(values(type)).toEqual({ [type]: 1, ...expected });
  });

  it('defines money by its currency and ratings by their scale', () => {
    const [, amount] = read('order.placed');
    expect(amount?.definition).toEqual({ key: 'order.placed:amount.CNY', kind: 'sum', unit: 'CNY' });
    const [, rating] = read('feedback.received', { rating: { value: 0, min: -2, max: 2 } });
    expect(rating?.definition).toEqual({
      key: 'feedback.received:rating.-2-2',
      kind: 'score',
      min: -2,
      max: 2,
    });
  });

  it('leaves out what the event does not say', () => {
    expect(values('order.placed', { items: undefined })).toEqual({
      'order.placed': 1,
      'order.placed:amount.CNY': 12_900,
    });
    expect(values('interaction.recorded', { duration: undefined })).toEqual({ 'interaction.recorded': 1 });
  });

  it('takes a delivery that meets its promise to the second as on time', () => {
    expect(
      values('delivery.completed', { promisedAt: '2026-03-02T14:00:00Z', orderedAt: undefined }),
    ).toEqual({
      'delivery.completed': 1,
      'delivery.completed:on-time': 1,
    });
  });

  it('has no duration where the clocks disagree', () => {
    expect(values('ticket.resolved', { openedAt: '2026-03-02T14:00:01Z' })).toEqual({ 'ticket.resolved': 1 });
  });

  it('counts no trial run, and keeps its scores as excluded', () => {
    expect(values('order.placed', { test: true })).toEqual({});
    expect(values('feedback.received', { test: true })).toEqual({ 'feedback.received:rating.1-5': 'test' });
  });
});
