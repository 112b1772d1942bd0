/** What the door and folding need to know of surveys; all of it from memory. */
export interface KnownQuestion {
  key: string;
  /** Null for a text question. */
  scale: { min: number; max: number } | null;
  /** The edition of the survey that brought it. */
  edition: number;
}

/** Closed questions whose answers count together, and the measure they are tallied in. */
export interface KnownItemGroup {
  key: string;
  measure: string;
  items: readonly string[];
  edition: number;
}

export interface KnownSurvey {
  id: number;
  key: string;
  countsLatest: boolean;
  /** The one in force. Grows with each question and item group; a response keeps the one it was recorded under. */
  edition: number;
  questions: ReadonlyMap<string, KnownQuestion>;
  /** All revisions, the earlier ones first. */
  itemGroups: readonly KnownItemGroup[];
}

export interface SurveyLookup {
  survey(key: string): KnownSurvey | undefined;
}
