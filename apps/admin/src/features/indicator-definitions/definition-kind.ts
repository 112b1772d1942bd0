import type { VersionKind } from '../reviewed-versions/version-kind.ts';
import {
  discardVersion,
  publishVersion,
  retireIndicator,
  sendBackVersion,
  submitVersion,
} from './change-definition.ts';
import { definitionsChanged } from './definitions-changed.ts';

/** Versions of an indicator. */
export const definitionKind: VersionKind = {
  addresses: {
    all: '/indicators',
    one: '/indicators/$key',
    version: '/indicators/$key/versions/$version',
    edit: '/indicators/$key/versions/$version/edit',
  },
  words: { all: 'library.title', back: 'review.to-definition', review: 'review.lead', retire: 'retire' },
  prefix: '',
  submit: submitVersion,
  sendBack: sendBackVersion,
  publish: publishVersion,
  discard: discardVersion,
  retire: retireIndicator,
  changed: definitionsChanged,
};
