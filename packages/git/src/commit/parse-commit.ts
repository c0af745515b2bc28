import { plainText } from '@reposcan/core';

/** What a commit object says of itself. */
export interface Commit {
  /** The author's name: plain text, at most 200 characters. A `.mailmap` is not asked. */
  author: string;
  /** The author's address in lower case: plain text, at most 200 characters. */
  email: string;
  /** How many parents it names, also where they are not in this clone. */
  parents: number;
  /** ISO 8601, UTC. Dates that no calendar has are the epoch, as in git's own output. */
  committedAt: string;
  /** First line of the message: plain text, at most 500 characters. */
  subject: string;
}

/** Reads a commit object, also one whose end was cut off. Git's format: header lines, an empty line, the message. */
export function parseCommit(bytes: Buffer): Commit {
  const split = bytes.indexOf('\n\n');
  const header = bytes.toString('latin1', 0, split < 0 ? bytes.length : split);
  const encoding = lineOf(header, 'encoding') || 'utf-8';
  // Only the end of the line matters; hostile names may be long.
  const committer = lineOf(header, 'committer').slice(-64);
  const seconds = Number(/ (-?\d+)(?: [+-]?\d+)?$/.exec(committer)?.[1] ?? 0);
  const message = split < 0 ? '' : decode(bytes.subarray(split + 2), encoding);
  const [subject = ''] = message.trimStart().split('\n', 1);
  return { ...parseAuthor(header, encoding), parents: countParents(header), committedAt: isoDate(seconds), subject: plainText(subject, 500) };
}

/** `Name <address> date`, of which any part may be missing. */
function parseAuthor(header: string, encoding: string): Pick<Commit, 'author' | 'email'> {
  const line = decode(Buffer.from(lineOf(header, 'author').slice(0, 4096), 'latin1'), encoding);
  const open = line.indexOf('<');
  if (open < 0) return { author: plainText(line.replace(/ -?\d+ [+-]\d+$/, ''), 200), email: '' };
  const close = line.indexOf('>', open);
  const email = line.slice(open + 1, close < 0 ? undefined : close);
  return { author: plainText(line.slice(0, open), 200), email: plainText(email, 200).toLowerCase() };
}

/** Parents stand right after the tree. */
function countParents(header: string): number {
  const lines = header.split('\n');
  const first = lines.findIndex((line) => !line.startsWith('tree '));
  const next = lines.findIndex((line, index) => index >= first && !line.startsWith('parent '));
  return first < 0 ? 0 : (next < 0 ? lines.length : next) - first;
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
