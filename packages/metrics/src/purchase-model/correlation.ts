/** Pearson's r, -1..1; null below two pairs and where one of the two does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  let [meanX, meanY] = [0, 0];
  for (const [x, y] of pairs) {
    meanX += x / n;
    meanY += y / n;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  return xx > 0 && yy > 0 ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx) / Math.sqrt(yy))) : null;
}
