/** Keys, days, lists of keys and numbers; anything else may be what somebody typed. */
const plain = /^[\w.,:#~+/-]{1,120}$/;
const most = 20;

/** The arguments of a call for the log; free text and receipts by their length alone. */
export function auditable(args: unknown): Record<string, unknown> {
  if (typeof args !== 'object' || args === null) return {};
  const told = Object.entries(args)
    .slice(0, most)
    .map(([name, value]) => [name, partOf(value)]);
  return Object.fromEntries(told) as Record<string, unknown>;
}

function partOf(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return '(not text)';
  return plain.test(value) ? value : `(text of ${value.length})`;
}
