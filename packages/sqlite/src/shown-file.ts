import { plainText } from '@reposcan/core';

/** A path as an error message may show it: quoted, without control and invisible characters, at most 200 characters of it. */
export function shownFile(file: string): string {
  return `"${plainText(file, 200)}"`;
}
