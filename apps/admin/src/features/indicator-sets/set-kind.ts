import type { VersionKind } from '../reviewed-versions/version-kind.ts';
import {
  discardSetVersion,
  publishSetVersion,
  retireSet,
  sendBackSetVersion,
  submitSetVersion,
} from './change-set.ts';
import { setsChanged } from './sets-changed.ts';

/** Versions of an indicator set. */
export const setKind: VersionKind = {
  addresses: {
    all: '/sets',
    one: '/sets/$key',
    version: '/sets/$key/versions/$version',
    edit: '/sets/$key/versions/$version/edit',
  },
  words: { all: 'sets.title', back: 'set.back', review: 'review.set-lead', retire: 'retire-set' },
  prefix: 'set-',
  submit: submitSetVersion,
  sendBack: sendBackSetVersion,
  publish: publishSetVersion,
  discard: discardSetVersion,
  retire: retireSet,
  changed: setsChanged,
};
