import type { IndicatorBody } from '@attune/contracts';
import { type VersionRow, VersionTable } from '../reviewed-versions/version-table.ts';

/** Versions that people define; what a plugin contributes is version 1 of its key, and has no row. */
export const definitionTable = new VersionTable<IndicatorBody>({
  versions: 'indicator_definition',
  steps: 'indicator_definition_step',
  key: 'indicator',
  library: 'indicator_library',
});

export type DefinitionRow = VersionRow<IndicatorBody>;
