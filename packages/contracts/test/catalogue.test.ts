import { describe, expect, it } from 'vitest';
import { catalogue, definitionOf } from '../src/catalogue.ts';
import { customerReference } from '../src/events/parts.ts';
import { samples } from './samples.ts';

describe('the catalogue', () => {
  it('has a sample of every type, and no other', () => {
    expect(Object.keys(samples).sort()).toEqual([...catalogue.keys()].sort());
    expect(catalogue.size).toBe(30);
  });

  it('knows no type that is not in it', () => {
    expect(definitionOf('order.paid')).toBeUndefined();
    expect(definitionOf('constructor')).toBeUndefined();
  });

  it.each(Object.entries(samples))('%s takes its sample unchanged', (type, data) => {
    expect(definitionOf(type)?.data.parse(data)).toEqual(data);
  });

  it.each(Object.entries(samples))('%s refuses an unknown field, by name', (type, data) => {
    const result = definitionOf(type)?.data.safeParse({ ...data, colour: 'red' });
    expect(result?.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['colour'] });
  });

  it.each([...catalogue.values()].map((definition) => [definition.type, definition] as const))(
    '%s only names fields it has as dimensions and personal data',
    (type, definition) => {
      const shape = Object.keys((definition.data as unknown as { shape: object }).shape);
      for (const dimension of definition.dimensions) expect(shape).toContain(dimension);
      for (const path of definition.personal) expect(shape).toContain(path.split('.')[0]);
      expect(type).toMatch(/^[a-z]+\.[a-z-]+$/);
    },
  );

  it.each([...catalogue.values()].map((definition) => [definition.type, definition] as const))(
    '%s keeps every customer reference and free text out of the log',
    (_type, definition) => {
      const free = [
        'customer',
        'absorbed',
        'answers',
        'text',
        'title',
        'name',
        'reason',
        'attributes',
        'data',
      ];
      const shape = Object.keys((definition.data as unknown as { shape: object }).shape);
      expect([...definition.personal]).toEqual(expect.arrayContaining(shape.filter((f) => free.includes(f))));
    },
  );

  it('asks for at least one identity of a customer', () => {
    expect(customerReference.safeParse({}).success).toBe(false);
    expect(customerReference.safeParse({ email: 'nobody' }).success).toBe(false);
    expect(customerReference.safeParse({ phone: 'call me' }).success).toBe(false);
    expect(customerReference.safeParse({ email: '王@例子.公司' }).success).toBe(true);
    expect(customerReference.safeParse({ phone: '(010) 1234' }).success).toBe(true);
    expect(customerReference.safeParse({ phone: '+49 (0)30 1234-5' }).success).toBe(true);
  });
});
