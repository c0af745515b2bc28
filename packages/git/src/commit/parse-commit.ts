import { plainText } from '@reposcan/core';

/** What a commit object says of itself. */
export interface Commit {
  /** ISO 8601, UTC. Dates that no calendar has are the epoch, as in git's own output. */
  committedAt: string;
  /** First line of the message: plain text, at most 500 characters. */
  subject: string;
}

/** Reads a commit object, also one whose end was cut off. Git's format: header lines, an empty line, the message. */
export function parseCommit(bytes: Buffer): Commit {
  const split = bytes.indexOf('\n\n');
  const header = bytes.toString('latin1', 0, split < 0 ? bytes.length : split);
  // Only the end of the line matters; hostile names may be long.
  const committer = lineOf(header, 'committer').slice(-64);
  const seconds = Number(/ (-?\d+)(?: [+-]?\d+)?$/.exec(committer)?.[1] ?? 0);
  const message = split < 0 ? '' : decode(bytes.subarray(split + 2), lineOf(header, 'encoding') || 'utf-8');
  const [subject = ''] = message.trimStart().split('\n', 1);
  return { committedAt: isoDate(seconds), subject: plainText(subject, 500) };
}

/** The rest of the first header line with this key, or an empty text. */
function lineOf(header: string, key: string): string {
  const line = header.split('\n').find((candidate) => candidate.startsWith(`${key} `));
  return line === undefined ? '' : line.slice(key.length + 1);
}

function isoDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // An encoding that nobody knows: what is ASCII in it still reads.
    return bytes.toString('utf8');
  }
}
