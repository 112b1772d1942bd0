/** Markup that is safe to send. Only `html` makes it, so text never becomes markup by accident. */
export class Html {
  private constructor(readonly markup: string) {}

  /** Built from literals of our own source and from values that were escaped. */
  static of(strings: readonly string[], values: readonly Content[]): Html {
    return new Html(
      strings.map((part, at) => part + (at < values.length ? markupOf(values[at]) : '')).join(''),
    );
  }
}

/** Nothing is shown for `undefined`, `null` and `false`, so `condition && html…` reads as it should. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** `html`<p title="${title}">${text}</p>``: values are escaped for text and for quoted attributes. */
export const html = (strings: TemplateStringsArray, ...values: Content[]): Html => Html.of(strings, values);

/** For what may be there or not: `undefined` and `false` are left out, `true` stands by its name alone. */
export const attributes = (
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly Html[] =>
  Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? html`${name} ` : html`${name}="${value}" `;
  });

function markupOf(value: Content): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(markupOf).join('');
  return String(value).replace(/[&<>"']/g, (char) => escapes[char] as string);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
