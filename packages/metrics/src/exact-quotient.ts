/** Bits kept of a quotient beyond what a number holds. */
const kept = 64;

/**
 * a / b of whole numbers of any size, b > 0, to the last digit of a number: neither has to fit into one.
 * Infinite only where the quotient itself is beyond 1.8e308.
 */
export function exactQuotient(a: bigint, b: bigint): number {
  if (isExact(a) && isExact(b)) return Number(a) / Number(b);
  const shift = Math.max(0, bitLength(b) - bitLength(a) + kept);
  // Adding 0 takes the sign off a zero.
  return Number((a << BigInt(shift)) / b) * 2 ** -shift + 0;
}

function isExact(value: bigint): boolean {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
}

/** To the next four bits up. */
function bitLength(value: bigint): number {
  return 4 * (value < 0n ? -value : value).toString(16).length;
}
