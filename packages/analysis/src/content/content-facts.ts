/** What the bytes of a file say about it before anything in it is understood. */
export interface ContentFacts {
  /** Git's own rule: a NUL among the first 8,000 bytes. UTF-16 with a byte order mark is text. */
  binary: boolean;
  /** Lines of text, a last one without a line break included; 0 for an empty file and for binary ones. */
  lines: number;
  /** Bytes of the longest line. */
  longestLine: number;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
}

const lineFeed = 10;

/** The facts of a content. One pass over the bytes. */
export function contentFacts(bytes: Uint8Array): ContentFacts {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return { ...utf16Lines(bytes, encoding), binary: false, encoding };
  if (bytes.subarray(0, 8000).includes(0)) return { binary: true, lines: 0, longestLine: 0, encoding };
  let lines = 0;
  let longestLine = 0;
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    lines += 1;
    if (end - start > longestLine) longestLine = end - start;
    start = end + 1;
  }
  if (start < bytes.length) {
    lines += 1;
    longestLine = Math.max(longestLine, bytes.length - start);
  }
  return { binary: false, lines, longestLine, encoding };
}

/** The text of a content, without its byte order mark. Bytes that do not decode become U+FFFD; it never throws. */
export function decodeText(bytes: Uint8Array, encoding: ContentFacts['encoding']): string {
  return new TextDecoder(encoding).decode(bytes);
}

function encodingOf(bytes: Uint8Array): ContentFacts['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function utf16Lines(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): { lines: number; longestLine: number } {
  const low = encoding === 'utf-16le' ? 0 : 1;
  let lines = 0;
  let longestLine = 0;
  let start = 2;
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    if (bytes[at + low] !== lineFeed || bytes[at + 1 - low] !== 0) continue;
    lines += 1;
    longestLine = Math.max(longestLine, at - start);
    start = at + 2;
  }
  if (start < bytes.length) {
    lines += 1;
    longestLine = Math.max(longestLine, bytes.length - start);
  }
  return { lines, longestLine };
}
