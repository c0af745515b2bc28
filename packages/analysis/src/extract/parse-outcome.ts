import type { ParsedSource } from '@reposcan/core';

/** What came of parsing one file: its skeleton, or why there is none. The reason continues the sentence "PATH was not parsed: …". */
export type ParseOutcome = { parsed: ParsedSource } | { reason: string };
