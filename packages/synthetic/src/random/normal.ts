/* Acklam's rational approximation of the normal quantile, relative error below 1.2e-9. */
const a = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
] as const;
const b = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
] as const;
const c = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const d = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416] as const;

function tail(q: number): number {
  return (
    (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
    ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1)
  );
}

/** The standard normal variate below which a share `u` lies. */
export function normalQuantile(u: number): number {
  if (u < 0.02425) return tail(Math.sqrt(-2 * Math.log(u)));
  if (u > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - u)));
  const q = u - 0.5;
  const r = q * q;
  return (
    ((((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q) /
    (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1)
  );
}

/** The share of a standard normal below `x` (Hart 1968 as given by West 2005; about 15 digits). */
export function normalShareBelow(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const e = Math.exp((-z * z) / 2);
  let above: number;
  if (z < 7.071067811865475) {
    const top =
      (((((3.526249659989109e-2 * z + 0.7003830644436881) * z + 6.37396220353165) * z + 33.912866078383) * z +
        112.0792914978709) *
        z +
        221.2135961699311) *
        z +
      220.2068679123761;
    const bottom =
      ((((((8.83883476483184e-2 * z + 1.755667163182642) * z + 16.06417757920695) * z + 86.78073220294608) *
        z +
        296.5642487796737) *
        z +
        637.3336333788311) *
        z +
        793.8265125199484) *
        z +
      440.4137358247522;
    above = (e * top) / bottom;
  } else {
    const fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
    above = e / fraction / 2.506628274631;
  }
  return x > 0 ? 1 - above : above;
}

/** Log-normal by its median and the standard deviation of its logarithm. */
export const logNormalQuantile = (u: number, median: number, sigma: number): number =>
  median * Math.exp(sigma * normalQuantile(u));
