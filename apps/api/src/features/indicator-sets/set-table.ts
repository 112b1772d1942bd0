import type { IndicatorSetBody } from '@attune/contracts';
import { VersionTable } from '../reviewed-versions/version-table.ts';

export const setTable = new VersionTable<IndicatorSetBody>({
  versions: 'indicator_set_version',
  steps: 'indicator_set_step',
  key: 'set_key',
  library: 'indicator_set_library',
});
