/** Why an analysis cannot be computed from the facts there are: a code that callers may test, and what to do. */
const sentences = {
  'too-many-facts': 'There are more facts in this than fit: ask for fewer days or departments.',
  'too-many-groups': 'There are too many groups to compare: choose a dimension with fewer values.',
} as const;

export class AnalysisRefusal extends Error {
  readonly code: keyof typeof sentences;

  constructor(code: keyof typeof sentences, detail?: string) {
    super(sentences[code] + (detail === undefined ? '' : ` (${detail})`));
    this.code = code;
  }
}
