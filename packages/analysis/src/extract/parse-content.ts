import { plainText } from '@reposcan/core';
import { sourceText } from '../content/source-text.js';
import type { LanguageParser, ParsedFile } from '../parse/language-parser.js';
import { ParseTimeout } from '../parse/parse-timeout.js';
import type { ParseOutcome } from './parse-outcome.js';

/** Parses one file in this thread. It never throws: whatever a file does to its parser is the outcome of this file alone. */
export async function parseContent(bytes: Uint8Array, { path, language }: ParsedFile, parser: LanguageParser, maxParseMs: number): Promise<ParseOutcome> {
  const content = sourceText(bytes);
  if ('reason' in content) return content;
  try {
    await parser.load();
    const end = performance.now() + maxParseMs;
    return { parsed: parser.parse(content.text, { path, language }, () => performance.now() > end) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Why a parser gave up. */
function reasonOf(error: unknown): string {
  if (error instanceof ParseTimeout) return tooSlow;
  if (error instanceof RangeError) return 'it is nested too deeply for its parser';
  return `its parser failed: ${error instanceof Error ? plainText(error.message, 200) : 'unknown error'}`;
}

/** The reason of a file that takes longer than it may. */
export const tooSlow = 'it takes longer to parse than the limit maxParseMs';
