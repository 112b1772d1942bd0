const dayMs = 86_400_000;

/** Yesterday to tomorrow: whatever happens now lies within, also when a test begins just before midnight. */
export function aroundToday(): { from: string; to: string } {
  const day = (shift: number) => new Date(Date.now() + shift * dayMs).toISOString().slice(0, 10);
  return { from: day(-1), to: day(1) };
}
