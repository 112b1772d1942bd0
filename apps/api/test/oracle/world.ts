import { type Cut, cuts } from '../../src/features/measures/cuts.ts';

/** A closed question has a scale; a text question has none. */
export interface OracleSurvey {
  latestOnly: boolean;
  questions: Record<string, { min: number; max: number } | 'text'>;
  itemGroups?: Readonly<Record<string, readonly string[]>>;
}

/** What the oracle is told of the enterprise. */
export interface World {
  /** What is kept is a choice; what it means to be kept is the oracle's. */
  cuts: readonly Cut[];
  timeZone: string;
  departments: readonly string[];
  surveys: Readonly<Record<string, OracleSurvey>>;
}

const questions = {
  recommend: { min: 0, max: 10 },
  satisfaction: { min: 1, max: 5 },
  effort: { min: 1, max: 7 },
  comment: 'text',
} as const;

export const world: World = {
  cuts,
  timeZone: 'Asia/Shanghai',
  departments: ['enterprise', 'sales', 'service', 'logistics'],
  surveys: {
    relationship: { latestOnly: false, questions },
    pulse: {
      latestOnly: true,
      // One scale has more points than `tally_score` has columns.
      questions: { ...questions, satisfaction: { min: 1, max: 10 }, effort: { min: -2, max: 12 } },
      itemGroups: { whole: ['effort', 'recommend', 'satisfaction'] },
    },
  },
};

/** What an event counts for that names no department. */
export const rootDepartment = 'enterprise';
