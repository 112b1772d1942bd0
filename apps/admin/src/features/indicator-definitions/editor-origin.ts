import type { DefinitionVersion, IndicatorBody, IndicatorDefinitionAnswer } from '@attune/contracts';
import { openOf, shownOf } from '../reviewed-versions/version-state.ts';

/** What is edited: an indicator that is not there yet, the next version of one, or a draft. */
export type EditorOrigin =
  | { kind: 'new' }
  | { kind: 'next'; key: string; version: number; body: IndicatorBody }
  | { kind: 'draft'; key: string; version: number; draft: DefinitionVersion };

/**
 * The next version begins as what is meant today. `closed`: it is in review or published; `missing`: there is no such
 * version and it is not the next one.
 */
export function originOf(
  { key, versions }: IndicatorDefinitionAnswer,
  { version: text, today }: { version: string; today: string },
): EditorOrigin | 'missing' | 'closed' {
  const found = versions.find(({ version }) => String(version) === text);
  if (found)
    return found.status === 'draft' ? { kind: 'draft', key, version: found.version, draft: found } : 'closed';
  const next = Math.max(...versions.map(({ version }) => version)) + 1;
  const base = shownOf(versions, today);
  if (text !== String(next) || !base || openOf(versions)) return 'missing';
  return { kind: 'next', key, version: next, body: base.body };
}
