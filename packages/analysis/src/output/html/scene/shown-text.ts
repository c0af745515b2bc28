import { plainText } from '@reposcan/core';

const longest = 300;

/** Text of a stranger as the picture shows it: on one line, without control characters, bounded. */
export function shownText(text: string): string {
  return plainText(text, longest);
}
