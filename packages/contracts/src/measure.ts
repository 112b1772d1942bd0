/** How a measure is tallied. See the words in the README: a measure keeps its own scale, for ever. */
export type MeasureKind = 'score' | 'count' | 'sum' | 'duration' | 'fraction' | 'moments';

/** Why an answer was given but does not count. Kept as a count of its own beside the scale's points. */
export const exclusionReasons = ['skipped', 'dont-know', 'superseded', 'no-consent', 'test'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** What cells can be keyed by, besides the department that every cell carries. */
export const dimensions = ['channel', 'touchpoint', 'segment', 'product', 'region', 'agent'] as const;
export type Dimension = (typeof dimensions)[number];

/** The closed set of ways an event or survey can be measured. `key` is unique in the enterprise. */
export type MeasureDefinition =
  | { key: string; kind: 'score'; min: number; max: number }
  | { key: string; kind: 'count' }
  | { key: string; kind: 'sum'; unit: string }
  | { key: string; kind: 'duration' }
  /** Worked out per answer: whole numerators over one denominator. */
  | { key: string; kind: 'fraction'; denominator: number }
  /** Rows of that many closed questions, each on its own scale, answered together. */
  | { key: string; kind: 'moments'; items: number };

/** `response:<survey>.<question>`: the measure of one closed question of a survey. */
export const questionMeasureKey = (survey: string, question: string) => `response:${survey}.${question}`;

/** `response:<survey>#<group>[~<revision>]`: the measure of an item group; other items are a new one. */
export const itemGroupMeasureKey = (survey: string, group: string, revision = 1) =>
  `response:${survey}#${group}${revision > 1 ? `~${revision}` : ''}`;

/** `<event type>`: how often it happened. `<event type>:<field>[.<CURRENCY>]`: a numeric, money or duration field. */
export const eventMeasureKey = (type: string, field?: string) => (field ? `${type}:${field}` : type);

/** `derived:<key>~<version>`: the measure of one version of a derived measure. */
export const derivedMeasureKey = (key: string, version: number) => `derived:${key}~${version}`;
