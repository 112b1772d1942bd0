import type { ScaleConversion } from '@attune/contracts';
import type { Say } from '../../language/say.ts';

/** How a scale is converted, in words; undefined where nothing is bound. */
export function conversionText(conversion: ScaleConversion | null | undefined, say: Say): string {
  if (conversion === undefined) return say('conversion.unbound');
  if (conversion === null) return say('conversion.none');
  return conversion.kind === 'table'
    ? say('conversion.table-of', { points: conversion.points.join(say('list.comma')) })
    : say(`conversion.${conversion.kind}`);
}
