import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributes, html } from './html.ts';

test('values are escaped, markup made by html is not', () => {
  const name = `<b onclick='x'>"&`;
  const escaped = '&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;';
  expect(html`<p title="${name}">${html`<i>${name}</i>`}</p>`.markup).toBe(
    `<p title="${escaped}"><i>${escaped}</i></p>`,
  );
});

test('no text leaves its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`<>&"';=/ a中`) }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});

test('lists are joined, nothing is shown for nothing, zero is a number', () => {
  expect(html`${[1, 0, [html`<b>b</b>`, '<']]}${undefined}${null}${false}`.markup).toBe('10<b>b</b>&lt;');
});

test('attributes that do not apply are left out', () => {
  const list = attributes({ id: 'a"b', required: true, checked: false, min: 0, max: undefined });
  expect(html`${list}`.markup).toBe('id="a&quot;b" required min="0" ');
});
