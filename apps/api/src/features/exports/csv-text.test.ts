import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField, csvLine } from './csv-text.ts';

const read = (text: string) => parse(text, { relax_column_count: false }) as string[][];

test('every double reads back to the last bit', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const [[text = '']] = read(csvLine([csvField(value === 0 ? 0 : value, 'number')])) as [string[]];
      expect(Object.is(Number(text), value === 0 ? 0 : value)).toBe(true);
    }),
  );
});

test('every text reads back, and none is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (texts) => {
      const [fields = []] = read(csvLine(texts.map((text) => csvField(text, 'text'))));
      for (const [i, field] of fields.entries()) {
        expect([texts[i], `'${texts[i]}`]).toContain(field);
        expect(field).not.toMatch(/^[=+\-@\t\r]/);
      }
      expect(fields.length).toBe(texts.length);
    }),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+86 10', "'+86 10"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a,"b"\r\nc', '"a,""b""\r\nc"'],
  ['', '""'],
])('the text %j becomes %j', (text, field) => {
  expect(csvField(text, 'text')).toBe(field);
});

test('nothing is an empty field, and numbers below 0 are numbers', () => {
  expect(csvField(null, 'text')).toBe('');
  expect(csvField(null, 'number')).toBe('');
  expect(csvField(-5.25, 'number')).toBe('-5.25');
  expect(csvField({ skipped: 2 }, 'json')).toBe('"{""skipped"":2}"');
});
