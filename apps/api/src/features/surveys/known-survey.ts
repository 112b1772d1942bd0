/** What the door and folding need to know of surveys; all of it from memory. */
export interface KnownQuestion {
  key: string;
  /** Null for a text question. */
  scale: { min: number; max: number } | null;
}

export interface KnownSurvey {
  id: number;
  key: string;
  countsLatest: boolean;
  questions: ReadonlyMap<string, KnownQuestion>;
}

export interface SurveyLookup {
  survey(key: string): KnownSurvey | undefined;
}

/** The closed questions of a survey, as far as contributions need them. */
export interface QuestionScales {
  surveyOf(key: string): readonly { key: string; min: number; max: number }[] | undefined;
}
