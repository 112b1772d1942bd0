import type { Binding, IndicatorBody } from '@attune/contracts';
import type { Formula } from '@attune/metrics';
import type { IndicatorDescription, IndicatorReader } from '../../platform/plugin-host/indicator-reader.ts';
import type { DatedVersion } from '../reviewed-versions/dated-version.ts';
import type { Filters } from './where.ts';

/** One version of an indicator, ready to be read. */
export interface Definition extends DatedVersion {
  readonly key: string;
  readonly builtIn: boolean;
  readonly body: IndicatorBody;
  /** Below this n nothing is shown: of this version or of the newest, whichever is more. Old versions undo no protection. */
  readonly minimumN: number;
  readonly filters: Filters;
  /** Facts that are left out, and counted as `by-definition`. */
  readonly exclude: Filters | null;
  readonly method: DefinedMethod;
}

export type DefinedMethod =
  | {
      readonly kind: 'reading';
      readonly plugin: string;
      readonly indicator: IndicatorDescription;
      /** Whom to ask for figures of its tallies: the plugin, wherever it runs. */
      readonly reader: IndicatorReader;
      /** Of its code, where that can be another one under the same version. */
      readonly fingerprint: string;
      /** Null: of every question and event that the reading finds by itself. */
      readonly bindings: readonly Binding[] | null;
    }
  | { readonly kind: 'formula'; readonly formula: Formula; readonly parts: readonly FormulaPart[] }
  /** The plugin of its reading is not there, or what is written cannot be read by this version of Attune. */
  | {
      readonly kind: 'missing';
      readonly reading: string;
      readonly reason: 'plugin-missing' | 'definition-unreadable';
    };

/** A name in a formula, and the indicator it stands for. */
interface FormulaPart {
  readonly name: string;
  readonly indicator: string;
}

/** Names in formulas have `_` where keys have `-`, which is minus there. */
export const keyOfName = (name: string): string => name.replaceAll('_', '-');
