/** What something means in a line: up to the first full stop, which in English is followed by a space. */
export const firstSentence = (text: string): string =>
  /^.*?(?:[。！？]|[.!?](?=\s|$)|$)/s.exec(text)?.[0] ?? text;
