import { Ajv2020 } from 'ajv/dist/2020.js';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue.ts';
import { asyncApiDocument } from '../src/publish/asyncapi.ts';
import { eventJsonSchemas } from '../src/publish/json-schema.ts';
import { samples } from './samples.ts';

const types = [...catalogue.keys()];

/** Formats are left to the schemas' own checks: here it is about structure. */
const options = { strict: true, strictTypes: false, validateFormats: false, allowUnionTypes: true };

describe('JSON Schema', () => {
  const schemas = eventJsonSchemas();

  it('is there for every type', () => {
    expect(Object.keys(schemas)).toEqual(types);
  });

  it.each(types)('%s is valid 2020-12, takes the sample and refuses what the catalogue refuses', (type) => {
    const validate = new Ajv2020(options).compile({ ...schemas[type] });
    expect(validate(samples[type]), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...samples[type], colour: 'red' })).toBe(false);
    expect(validate({})).toBe(false);
  });

  it('states what an answer can be', () => {
    const validate = new Ajv2020(options).compile({ ...schemas['response.recorded'] });
    const withAnswer = (answer: unknown) =>
      validate({ survey: 's', department: 'd', answers: { q: answer } });
    expect([9, 'fine', { excluded: 'skipped' }].map(withAnswer)).toEqual([true, true, true]);
    expect([9.5, null, true, { excluded: 'lazy' }, [9]].map(withAnswer)).not.toContain(true);
  });
});

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    else yield* referencesIn(inner);
  }
}

const resolve = (document: unknown, reference: string) =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);

describe('AsyncAPI', () => {
  const document = asyncApiDocument('0.1.0');

  it('has a message and a schema of every type', () => {
    expect(Object.keys(document.components.messages)).toEqual(types);
    expect(Object.keys(document.components.schemas)).toEqual(['CloudEvent', ...types]);
    for (const name of types) expect(name).toMatch(/^[\w.-]+$/);
  });

  it('resolves every reference within itself', () => {
    const references = [...referencesIn(document)];
    expect(references.length).toBe(types.length * 3 + 1);
    for (const reference of references) expect(resolve(document, reference), reference).toBeDefined();
  });

  it.each(Object.entries(document.components.schemas))('%s is a valid draft 7 schema', (_type, schema) => {
    expect(() => new Ajv(options).compile({ ...schema })).not.toThrow();
  });

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('says what each event is measured by', () => {
    expect(document.components.messages['order.placed']?.['x-measures']).toEqual([
      { key: 'order.placed', kind: 'count' },
      { key: 'order.placed:amount.<currency>', kind: 'sum' },
      { key: 'order.placed:units', kind: 'sum' },
    ]);
  });
});
