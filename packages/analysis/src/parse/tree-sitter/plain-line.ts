import { plainText } from '@reposcan/core';

/** Printable ASCII without two spaces in a row: what most source is made of, and nothing has to be done about. */
const harmless = /^(?! )(?:[!-~]| (?! ))*(?<! )$/;

/** Source text on one line: line breaks and runs of spaces become one space, what hides or reorders is removed. Cut at `maxLength`. */
export function plainLine(text: string, maxLength: number): string {
  return text.length <= maxLength && harmless.test(text) ? text : plainText(text, maxLength);
}
