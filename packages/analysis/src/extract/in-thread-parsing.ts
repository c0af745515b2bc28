import { parseContent } from './parse-content.js';
import type { Parsing, ParsingContext } from './parsing.js';
import { createTurns } from './turns.js';

/** Parses in this thread, one file when it comes. */
export function createInThreadParsing({ maxParseMs, signal, onOutcome }: ParsingContext): Parsing {
  const turns = createTurns(signal);
  return {
    async add({ file, bytes }) {
      onOutcome(file, await parseContent(bytes, file, file.parser, maxParseMs));
      await turns.next();
    },
    finish: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
