/** Binary fractions times ten are not exact: 0.07 × 100 is 7.000000000000001. */
const clean = (value: number) => Number(value.toPrecision(12));

/** A number that has to be there and was taken out: no number of its own, so that checks tell of it. */
export const notWritten = Number.NaN;

export const textOf = (value: number | null, factor: number): string =>
  value === null || Number.isNaN(value) ? '' : String(clean(value / factor)).replace('-', '−');

/** Null for nothing, undefined for what is no number; either minus and full-width digits are understood. */
export function numberOf(text: string, factor: number): number | null | undefined {
  const plain = text.normalize('NFKC').replace('−', '-').trim();
  if (plain === '') return null;
  const found = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(found) ? clean(found * factor) : undefined;
}
