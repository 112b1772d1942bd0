import type { Receipt } from '@attune/contracts';
import type { Say } from '../../language/say.ts';
import type { NameOf } from '../../language/use-name.ts';

type Feed = Receipt['feeds'][number];

interface Around {
  say: Say;
  nameOf: NameOf;
  nameOfDepartment: (key: string) => string;
}

/** What fed one input of a figure: `Service: How happy are you? (0–10, turned round to 0–100)`. */
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
    conversion: conversion ? conversionText(conversion, say) : '',
  });
}

function conversionText({ kind, from, to, points }: NonNullable<Feed['conversion']>, say: Say): string {
  const places = (points ?? []).map((point, at) => `${from.min + at} → ${point}`);
  return say(`receipt.feed-${kind}`, {
    from: `${from.min}–${from.max}`,
    to: `${to.min}–${to.max}`,
    places: places.join(say('list.comma')),
  });
}
