import type { Formats } from '../../language/formats.ts';

/** `p = 0.003`; below a thousandth more digits say nothing. */
export function probabilityText(p: number | null, formats: Formats): string {
  if (p === null) return 'p –';
  return p < 0.001 ? `p < ${formats.decimal(0.001, 3)}` : `p = ${formats.decimal(p, p < 0.1 ? 3 : 2)}`;
}
