import { parse, type ParseError } from 'jsonc-parser';
import { plainText } from '@reposcan/core';

/** Reads JSON that may have comments and trailing commas. What cannot be understood is warned about, and is `undefined`. */
export function readJsonText(path: string, text: string, warn: (path: string, message: string) => void): unknown {
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true, disallowComments: false });
    if (errors.length === 0) return value;
    warn(path, 'is not valid JSON: imports may not be resolved as it says.');
    // What was understood before the mistake still counts: a comma too many should not cost all aliases.
    return value;
  } catch (error) {
    warn(path, `could not be read: ${error instanceof RangeError ? 'it is nested too deeply' : plainText(String(error), 100)}.`);
    return undefined;
  }
}
