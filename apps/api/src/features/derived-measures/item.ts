import type { Scale } from '@attune/metrics';

/** A question that a derived measure reads. A question keeps its scale for ever. */
export interface Item extends Scale {
  question: string;
}
