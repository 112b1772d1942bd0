/** Below so many answers a figure is a direction, not something to decide by. */
export const indicativeBelow = 30;
