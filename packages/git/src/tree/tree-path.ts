import { isUtf8 } from 'node:buffer';

const ESCAPE = /\\x[0-9a-f]{2}/;

/** A path of a tree as text. */
export interface TreePath {
  path: string;
  /** The path is spelled with `\xHH`. */
  escaped: boolean;
}

/**
 * Text for the bytes of a path, different for different bytes: valid UTF-8 is left as it is; in any other path each byte outside UTF-8 and each
 * backslash becomes `\xHH`. So does each backslash of a path that really contains such a sequence, or it would look like an escaped one.
 */
export function decodePath(bytes: Buffer): TreePath {
  if (isUtf8(bytes)) {
    const path = bytes.toString('utf8');
    return ESCAPE.test(path) ? { path: path.replaceAll('\\', '\\x5c'), escaped: true } : { path, escaped: false };
  }
  let path = '';
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    const character = bytes.subarray(at, at + Math.max(1, length));
    path += length === 0 || character[0] === 0x5c ? escapeByte(character[0] ?? 0) : character.toString('utf8');
    at += character.length;
  }
  return { path, escaped: true };
}

/** The bytes of a decoded path. */
export function encodePath({ path, escaped }: TreePath): Buffer {
  if (!escaped) return Buffer.from(path, 'utf8');
  const parts = path.split(/(\\x[0-9a-f]{2})/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part, 'utf8'))),
  );
}

function escapeByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** Bytes of the valid UTF-8 character at this place; 0 where there is none. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
