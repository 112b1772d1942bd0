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
  /** Dated a hundred years ahead by a wrong clock. */
  future: 0.001,
  /** Answers 11 on a scale that ends at 10; of responses only. */
  'out-of-range': 0.003,
} as const;

/** Of customers: those who withdraw consent, and those who are known under a second id until they are merged. */
export const customerDirtRates = { 'consent-withdrawn': 0.02, merged: 0.01 } as const;

/**
 * What happens once. Places are shares of the period, of whose days it takes the one or more that begin there; `/shop`
 * and the like are the sources concerned.
 */
export const incidents = {
  /** A day's batch that is sent a second time when it is over. */
  'duplicated-batch': { source: '/logistics', begins: 0.2, days: 1 },
  /** A day's batch that arrives nine days later. */
  'late-batch': { source: '/shop', begins: 0.4, days: 1, lateBy: 9 },
  /** Orders in euros that say they are in yuan. */
  'currency-mix-up': { source: '/shop', begins: 0.6, days: 2 },
  /** A clock that is seven hours ahead. */
  'clock-skew': { source: '/web', begins: 0.8, days: 3, aheadBy: 7 },
} as const;

export type IncidentKind = keyof typeof incidents;

/** And without a rate: everything that falls into the hour which clocks repeat in October, written in local time. */
export type DirtKind = keyof typeof dirtRates | keyof typeof customerDirtRates | IncidentKind | 'double-hour';
