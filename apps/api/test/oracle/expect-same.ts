import { isDeepStrictEqual } from 'node:util';

/** Many thousands of cells are compared: only those that differ are worth showing. */
export function expectSame(what: string, product: unknown, oracle: unknown): void {
  if (isDeepStrictEqual(product, oracle)) return;
  throw new Error(`${what} differ (product, oracle):\n${differences(product, oracle).join('\n')}`);
}

function differences(product: unknown, oracle: unknown): string[] {
  if (typeof product !== 'object' || typeof oracle !== 'object' || !product || !oracle) {
    return [`${JSON.stringify(product)} ≠ ${JSON.stringify(oracle)}`];
  }
  const [a, b] = [product, oracle] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a!), ...Object.keys(b!)])]
    .filter((key) => !isDeepStrictEqual(a![key], b![key]))
    .slice(0, 12)
    .map((key) => `  ${key}: ${JSON.stringify(a![key])} ≠ ${JSON.stringify(b![key])}`);
}
