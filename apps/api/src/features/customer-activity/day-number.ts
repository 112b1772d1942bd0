const dayLength = 86_400_000;

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(day) / dayLength;

/** A local day again. */
export const dayOfNumber = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
