/** The stream of durations the vectors describe: v = 1 + ⌊scale · ((u1 u2) u3)⌋, u = s / 2^32. */
export function lcg3(seed: number, n: number, scale: number): number[] {
  let state = seed;
  function uniform(): number {
    state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  }
  return Array.from({ length: n }, () => {
    const first = uniform();
    const second = uniform();
    return 1 + Math.floor(scale * (first * second * uniform()));
  });
}
