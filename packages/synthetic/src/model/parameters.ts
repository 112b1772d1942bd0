/** The true parameters of how customers behave. Rates are per month of 30.4375 days; all of it goes into the truth. */
export const parameters = {
  segments: {
    consumer: { share: 0.7, satisfaction: -0.05, invited: 0.8, answers: 0.5, contract: 0.55 },
    'small-business': { share: 0.2, satisfaction: 0.1, invited: 0.85, answers: 0.42, contract: 0.45 },
    enterprise: { share: 0.1, satisfaction: 0.25, invited: 0.65, answers: 0.34, contract: 0.3 },
  },
  regions: {
    north: { share: 0.27, zone: 'china', zh: 0.9, department: 'sales-north', deliveryDays: 2.1 },
    south: { share: 0.25, zone: 'china', zh: 0.9, department: 'sales-south', deliveryDays: 2.3 },
    east: { share: 0.3, zone: 'china', zh: 0.85, department: 'sales-east', deliveryDays: 1.7 },
    west: { share: 0.18, zone: 'berlin', zh: 0.05, department: 'sales-east', deliveryDays: 3.2 },
  },
  /** Log-odds of answering change by this much per unit of satisfaction in the mode `by-satisfaction`. */
  answersBySatisfaction: 0.6,
  customers: { known: 0.55, knownForMonths: 12 },
  /** BG/NBD: rate ~ Gamma(r, alpha) per month, dropout after each order ~ Beta(a, b). */
  purchase: { r: 1.8, alpha: 1.25, a: 0.9, b: 14 },
  /** Gamma-Gamma: an order's value ~ Gamma(p, nu), nu ~ Gamma(q, v); whole CNY before rounding to fen. */
  spend: { p: 6, q: 4, v: 180, eurPerCny: 0.125 },
  channels: { web: 0.62, store: 0.2, phone: 0.18 },
  /** Web orders that the e-commerce department serves itself. */
  ownWebShare: 0.55,
  /** Delay ~ log-normal(median · exp(-slowness · quality), sigma); the promise is the median times this, in whole days. */
  delivery: {
    sigma: 0.42,
    slowness: 0.4,
    promise: 1.7,
    freight: { consumer: 0.1, 'small-business': 0.4, enterprise: 0.7 },
  },
  /** Return: logistic(base + late · late + defect · defect). */
  returns: { base: -3.6, late: 1, defect: 2.6 },
  tickets: {
    perMonth: 0.3,
    afterLate: 0.45,
    afterDefect: 0.5,
    onsite: 0.3,
    automatic: 0.15,
    reopened: 0.07,
    neverResolved: 0.05,
    firstReplyHours: { median: 0.8, sigma: 1.1 },
    resolutionHours: { median: 14, sigma: 1 },
    /** Times are multiplied by exp(-queue · quality). */
    queue: 0.6,
    complaint: 0.08,
    complaintWhenUnresolved: 0.5,
  },
  /** A contract ends in a month with probability logistic(base + low·max(0,-theta) + unresolved + lateMonthly). */
  churn: { base: -4.1, low: 0.7, unresolved: 1.2, late: 0.3, lateMonthly: 0.8 },
  contracts: { changed: 0.02, monthly: 0.7 },
  survey: {
    purchase: 0.65,
    delivery: 0.7,
    support: 0.85,
    /** Felt after a late delivery, after a ticket that took more than three days. */
    lateFeels: -0.7,
    slowFeels: -0.5,
    replyHours: { median: 20, sigma: 1.1 },
    skipsSatisfaction: 0.03,
    doesNotKnowEffort: 0.04,
    comments: 0.4,
  },
  feedback: { afterOrder: 0.06, social: 0.2, email: 0.15 },
} as const;

export type Segment = keyof typeof parameters.segments;
export type Region = keyof typeof parameters.regions;

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
