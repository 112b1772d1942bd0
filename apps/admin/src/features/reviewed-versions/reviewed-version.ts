import type { DefinitionVersion, IndicatorBody } from '@attune/contracts';

/** One version of whatever has versions. */
export interface VersionName {
  key: string;
  version: number;
}

/** What a version of any kind has. */
export interface ReviewedVersion extends Pick<
  DefinitionVersion,
  'version' | 'status' | 'revision' | 'from' | 'to' | 'steps'
> {
  body: Pick<IndicatorBody, 'names' | 'explanations' | 'owner'>;
  /** Where it came with a plugin: it cannot be changed or retired. */
  builtIn?: boolean;
  plugin?: Pick<NonNullable<DefinitionVersion['plugin']>, 'name'> | null;
}

/** Whatever has versions; the newest comes first. */
export interface Versioned<Version extends ReviewedVersion = ReviewedVersion> {
  key: string;
  /** Keys of departments that work by it, where departments adopt it. */
  adoptedBy?: readonly string[];
  versions: readonly Version[];
}
