import type { z } from 'zod';
import { issueMessage } from './issue-message.ts';

/** Where a request or event is wrong, and how, in words for the person who sent it. */
export interface FieldIssue {
  /** Dotted path, list positions as numbers: `data.answers.recommend`, `data.items.0.price`. */
  field: string;
  message: string;
}

/**
 * The first thing wrong, named by its field. An unknown field is named itself, not the object it is in.
 *
 * @param root what the checked value is called; empty for a whole request
 */
export function firstIssue({ issues }: Pick<z.core.$ZodError, 'issues'>, root = 'data'): FieldIssue {
  const issue = issues[0];
  if (issue === undefined) return { field: root, message: 'Invalid' };
  const path = issue.path.map(String);
  if (root !== '') path.unshift(root);
  if (issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined) {
    return { field: fieldOf([...path, issue.keys[0]]), message: issueMessage(issue) };
  }
  return { field: fieldOf(path), message: issueMessage(issue) };
}

/** Names of fields are the sender's, so they are cut to a length that can be shown and logged. */
const fieldOf = (path: readonly string[]) => path.join('.').slice(0, 200).toWellFormed();
