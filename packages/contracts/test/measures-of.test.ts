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
    ['ticket.resolved', { 'ticket.resolved:after': 2 * hour, 'ticket.resolved:first-contact': 1 }],
    ['subscription.started', { 'subscription.started:amount.CNY': 12_900 }],
    [
      'subscription.renewed',
      { 'subscription.renewed:amount.CNY': 12_900, 'subscription.renewed:due.CNY': 12_900 },
    ],
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
    const resolved = { openedAt: '2026-03-02T14:00:01Z', firstContact: undefined };
    expect(values('ticket.resolved', resolved)).toEqual({ 'ticket.resolved': 1 });
  });

  it('has no reply by a machine, and counts an escalation once', () => {
    expect(values('ticket.first-replied', { automatic: true })).toEqual({ 'ticket.first-replied': 1 });
    expect(values('ticket.status-changed', { status: 'escalated' })).toMatchObject({
      'ticket.status-changed:escalated': 1,
    });
    expect(values('ticket.status-changed', { status: 'escalated', from: 'escalated' })).toEqual({
      'ticket.status-changed': 1,
    });
  });

  it('holds a solution against what was promised', () => {
    expect(values('ticket.resolved', { promisedAt: '2026-03-02T14:00:00Z' })).toMatchObject({
      'ticket.resolved:on-time': 1,
    });
    expect(values('ticket.resolved', { promisedAt: '2026-03-02T13:59:59Z' })).toMatchObject({
      'ticket.resolved:late': 1,
    });
  });

  it('knows what a renewal makes more or less, in one currency only', () => {
    const renewed = (previous: unknown) => values('subscription.renewed', { previous });
    expect(renewed({ amount: 10_000, currency: 'CNY' })).toEqual({
      'subscription.renewed': 1,
      'subscription.renewed:amount.CNY': 12_900,
      'subscription.renewed:due.CNY': 10_000,
      'subscription.renewed:expansion.CNY': 2900,
    });
    expect(renewed({ amount: 20_000, currency: 'CNY' })).toMatchObject({
      'subscription.renewed:due.CNY': 20_000,
      'subscription.renewed:contraction.CNY': 7100,
    });
    expect(renewed({ amount: 1700, currency: 'EUR' })).toEqual({
      'subscription.renewed': 1,
      'subscription.renewed:amount.CNY': 12_900,
    });
  });

  it('adds up units with and without faults where they are told apart, and refuses what cannot be', () => {
    expect(values('quality.inspected', { defective: 2, passed: 490 })).toEqual({
      'quality.inspected': 1,
      'quality.inspected:units': 500,
      'quality.inspected:defects': 3,
      'quality.inspected:defective': 2,
      'quality.inspected:sound': 498,
      'quality.inspected:passed': 490,
      'quality.inspected:failed': 10,
    });
    for (const wrong of [{ defective: 4 }, { defective: 501, defects: 600 }, { passed: 501 }])
      expect(() => values('quality.inspected', wrong)).toThrow();
  });

  it('tells the cost of winning customers from other cost', () => {
    expect(values('cost.recorded', { category: 'acquisition' })).toMatchObject({
      'cost.recorded:acquisition.EUR': -500,
    });
  });

  it('counts no trial run, and keeps its scores as excluded', () => {
    expect(values('order.placed', { test: true })).toEqual({});
    expect(values('feedback.received', { test: true })).toEqual({ 'feedback.received:rating.1-5': 'test' });
  });
});
