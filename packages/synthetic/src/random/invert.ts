interface Distribution {
  share: (x: number) => number;
  density: (x: number) => number;
  low: number;
  high: number;
  start: number;
}

/** The x with share(x) = u: Newton's steps, and bisection wherever one would leave the bracket. */
export function invert(u: number, { share, density, low, high, start }: Distribution): number {
  let left = low;
  let right = high;
  let x = start;
  for (let step = 0; step < 100; step += 1) {
    const error = share(x) - u;
    if (error > 0) right = x;
    else left = x;
    let next = x - error / density(x);
    if (!(next > left && next < right)) next = right === Infinity ? x * 2 : (left + right) / 2;
    if (Math.abs(next - x) <= 1e-10 * next) return next;
    x = next;
  }
  return x;
}
