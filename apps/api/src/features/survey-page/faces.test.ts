import { expect, test } from 'vitest';
import { piecesFor, readFace } from './faces.ts';

test('a face knows its pieces, and which of them a word needs', () => {
  const face = readFace('@fontsource-variable/noto-sans-sc', '/faces/');
  if (face === undefined) throw new Error('not installed');
  expect(face.files.size).toBeGreaterThan(50);
  const pieces = piecesFor('中文', face, 'Two');
  const files = [...pieces.matchAll(/url\(\/faces\/([^)]+)\)/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(2);
  for (const file of files) expect(face.files.has(file)).toBe(true);
  expect(pieces).toContain(`font-family: 'Two';`);
  expect(pieces).not.toContain('Noto Sans SC Variable');
});

test('a face that is not installed is none', () => {
  expect(readFace('@fontsource-variable/nothing', '')).toBeUndefined();
});
