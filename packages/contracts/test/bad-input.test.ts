import { describe, expect, it } from 'vitest';
import { definitionOf } from '../src/catalogue.ts';
import { cloudEvent } from '../src/cloud-event.ts';
import { firstIssue } from '../src/first-issue.ts';
import { samples } from './samples.ts';

function issueOf(type: string, change: Record<string, unknown>) {
  const result = definitionOf(type)?.data.safeParse({ ...samples[type], ...change });
  if (result?.error === undefined) throw new Error('accepted');
  return firstIssue(result.error);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

describe('a response with a bad answer names the question', () => {
  it.each([
    ['a fraction', 9.5],
    ['null', null],
    ['a boolean', true],
    ['a list', [9]],
    ['another reason', { excluded: 'lazy' }],
    ['thirty levels', nested(30)],
    ['NUL', 'so\u0000so'],
    ['a lone surrogate', 'so\ud800so'],
    ['100 KB of text', 'x'.repeat(100_000)],
    ['more than an exact integer', 2 ** 53],
  ])('%s', (_name, answer) => {
    expect(issueOf('response.recorded', { answers: { recommend: answer } }).field).toBe(
      'data.answers.recommend',
    );
  });

  it('says what an answer can be', () => {
    expect(issueOf('response.recorded', { answers: { recommend: null } }).message).toBe(
      'a whole number, a text or {"excluded":"skipped"|"dont-know"}',
    );
  });

  it('bounds the number of answers and the length of their keys', () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`q${n}`, 1]));
    expect(issueOf('response.recorded', { answers: many }).message).toBe('at most 200 answers');
    expect(issueOf('response.recorded', { answers: { ['q'.repeat(500)]: 1 } }).field).toHaveLength(200);
  });
});

describe('other bad fields', () => {
  it.each([
    ['order.placed', { amount: { amount: 12.5, currency: 'CNY' } }, 'data.amount.amount'],
    ['order.placed', { amount: { amount: -1, currency: 'CNY' } }, 'data.amount.amount'],
    ['order.placed', { amount: { amount: 1, currency: 'yuan' } }, 'data.amount.currency'],
    ['order.placed', { items: [{ product: 'a', quantity: 1 }, { product: 'b' }] }, 'data.items.1.quantity'],
    ['order.placed', { department: '' }, 'data.department'],
    ['order.placed', { channel: 'x'.repeat(101) }, 'data.channel'],
    ['order.placed', { customer: { id: 5 } }, 'data.customer.id'],
    ['ticket.resolved', { openedAt: '0001-01-01T00:00:00Z' }, 'data.openedAt'],
    ['ticket.resolved', { openedAt: '10000-01-01T00:00:00Z' }, 'data.openedAt'],
    ['ticket.resolved', { openedAt: '2026-03-02 12:00' }, 'data.openedAt'],
    ['interaction.recorded', { attributes: { a: { b: 1 } } }, 'data.attributes'],
    ['interaction.recorded', { attributes: { a: '\u0000' } }, 'data.attributes'],
    ['interaction.recorded', { attributes: { '\u0000': 1 } }, 'data.attributes'],
    ['interaction.recorded', { duration: -1 }, 'data.duration'],
    ['feedback.received', { rating: { value: 6, min: 1, max: 5 } }, 'data.rating'],
    ['fact.amended', { data: nested(30) }, 'data.data'],
    ['fact.amended', { data: undefined, time: undefined }, 'data'],
  ])('%s %j', (type, change, field) => {
    expect(issueOf(type, change).field).toBe(field);
  });

  it('calls what is not there missing', () => {
    expect(issueOf('order.placed', { department: undefined })).toEqual({
      field: 'data.department',
      message: 'Missing',
    });
    const { answers: _, ...unanswered } = { ...samples['response.recorded'] };
    const { error } = definitionOf('response.recorded')?.data.safeParse(unanswered) ?? {};
    expect(error && firstIssue(error)).toEqual({ field: 'data.answers', message: 'Missing' });
    const empty = cloudEvent.safeParse({ specversion: '1.0', id: 'a', source: 'b', type: 'c' });
    expect(empty.error && firstIssue(empty.error, '')).toEqual({ field: 'data', message: 'Missing' });
  });

  it('names fields of the envelope without a root', () => {
    const { error } = cloudEvent.safeParse({ specversion: '0.3', id: 'a', source: 'b', type: 'c', data: {} });
    expect(error && firstIssue(error, '').field).toBe('specversion');
  });
});
