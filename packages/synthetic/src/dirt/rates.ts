/** How much of what arrives is dirty, by kind. An event has one kind of dirt at most. */
export const dirtRates = {
  /** Sent twice, byte for byte. */
  duplicate: 0.01,
  /** Sent again under another id. */
  'duplicate-other-id': 0.004,
  /** Arrives up to three days after events that happened later. */
  'out-of-order': 0.02,
  /** Without its department. */
  'missing-field': 0.002,
  'unknown-department': 0.002,
  /** Dated two years ahead by a wrong clock. */
  future: 0.001,
  /** Answers 11 on a scale that ends at 10; of responses only. */
  'out-of-range': 0.003,
} as const;

/** Of customers: those who withdraw consent, and those who are known under a second id until they are merged. */
export const customerDirtRates = { 'consent-withdrawn': 0.02, merged: 0.01 } as const;

/** And without a rate: everything that falls into the hour which clocks repeat in October, written in local time. */
export type DirtKind = keyof typeof dirtRates | keyof typeof customerDirtRates | 'double-hour';
