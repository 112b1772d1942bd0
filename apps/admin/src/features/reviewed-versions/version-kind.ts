import type { Publication, ReviewStep, SetRetirement } from '@attune/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { TextKey } from '../../language/say.ts';
import type { VersionName } from './reviewed-version.ts';

/** What is particular to one kind of versions; all else about their review is alike. */
export interface VersionKind {
  readonly addresses: {
    readonly all: '/indicators' | '/sets';
    readonly one: '/indicators/$key' | '/sets/$key';
    readonly version: '/indicators/$key/versions/$version' | '/sets/$key/versions/$version';
    readonly edit: '/indicators/$key/versions/$version/edit' | '/sets/$key/versions/$version/edit';
  };
  readonly words: {
    /** Of the list of all. */
    readonly all: TextKey;
    /** Of the way back from a version to what it is a version of. */
    readonly back: TextKey;
    /** What whoever decides about a version in review should look at. */
    readonly review: TextKey;
    readonly retire: 'retire' | 'retire-set';
  };
  /** What marks in the page begin with, where both kinds have them. */
  readonly prefix: '' | 'set-';
  submit(of: VersionName, step: ReviewStep): Promise<unknown>;
  sendBack(of: VersionName, step: ReviewStep): Promise<unknown>;
  publish(of: VersionName, publication: Publication): Promise<unknown>;
  discard(of: VersionName, revision: number): Promise<void>;
  retire(key: string, retirement: SetRetirement): Promise<unknown>;
  /** Asks again for everything that versions of the kind decide. */
  changed(queries: QueryClient): Promise<void>;
}
