import { decodeText, type ContentFacts } from './content-facts.js';

/** The content of a text file in the two forms that readers of it need. Each is decoded when first asked for. */
export interface FileText {
  /**
   * One character per byte: a third of the cost of UTF-8, and every ASCII character is itself. For patterns whose matches are ASCII,
   * or that decode what they find.
   */
  readonly bytes: string;
  /** Properly decoded, without a byte order mark. */
  readonly unicode: string;
}

/** The text of a content. */
export function fileText(content: Uint8Array, encoding: ContentFacts['encoding']): FileText {
  let bytes: string | undefined;
  let unicode: string | undefined;
  const text: FileText = {
    get bytes() {
      if (encoding !== 'utf-8') return text.unicode;
      bytes ??= withoutMark(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1'));
      return bytes;
    },
    get unicode() {
      unicode ??= decodeText(content, encoding);
      return unicode;
    },
  };
  return text;
}

/** UTF-8's byte order mark, as three characters. */
function withoutMark(text: string): string {
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}
