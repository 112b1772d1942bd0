import { exportProblem } from './problems.ts';

const mostIndicators = 50;

/** Throws `indicators-missing`, `indicator-twice`, `indicators-many`. */
export function readIndicatorKeys(text: string): readonly string[] {
  const keys = text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  const field = 'indicators';
  if (keys.length === 0) throw exportProblem('indicators-missing', { field });
  if (new Set(keys).size < keys.length) throw exportProblem('indicator-twice', { field });
  if (keys.length > mostIndicators) throw exportProblem('indicators-many', { field });
  return keys;
}
