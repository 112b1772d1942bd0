import type { Receipt } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';
import { wholeConversionText } from '../indicators/conversion-text.ts';

type Feed = Receipt['feeds'][number];

interface Around {
  say: Say;
  nameOf: NameOf;
  nameOfDepartment: (key: string) => string;
}

/** What fed one input of a figure: `Service: How happy are you? · Turned round (0–10 → 100–0)`. */
export interface FeedGroup {
  /** Null where the figure has one input only, which then needs no name. */
  input: string | null;
  lines: { measure: string; text: string }[];
}

/** By input, in the order of the receipt; in a formula that is by part. */
export function feedGroups(
  { feeds, departments }: Pick<Receipt, 'feeds' | 'departments'>,
  around: Around,
): FeedGroup[] {
  const groups = [...Map.groupBy(feeds, ({ input }) => input)];
  return groups.map(([input, some]) => ({
    input: groups.length > 1 ? input : null,
    lines: some.map((feed) => ({ measure: feed.measure, text: feedText(feed, departments.length, around) })),
  }));
}

function feedText(feed: Feed, counted: number, { say, nameOf, nameOfDepartment }: Around): string {
  const { question, measure, conversion } = feed;
  return say(conversion ? 'receipt.feed-converted' : 'receipt.feed', {
    departments:
      feed.departments.length === counted && counted > 1
        ? say('receipt.feed-all')
        : feed.departments.map(nameOfDepartment).join(say('list.comma')),
    question: question ? nameOf(question.text) : measure,
    conversion: conversion ? wholeConversionText(conversion, conversion.points, say) : '',
  });
}
