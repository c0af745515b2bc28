import type { Readme } from '@reposcan/core';
import { asciidocBlocks } from './asciidoc-blocks.js';
import { markdownBlocks } from './markdown-blocks.js';
import { excerptOf, titleOf, withoutMarks, type ReadmeBlock } from './readme-block.js';
import { restructuredTextBlocks } from './restructured-text-blocks.js';

/** Title and first paragraph are near the top. Characters. */
const headLength = 32_768;

/** Title and excerpt of a README in the format that its name says. The text is a stranger's: what comes out is plain and has no invisible characters. */
export function readReadme(path: string, bytes: number, text: string): Readme {
  const head = withoutMarks(text.slice(0, headLength)).replace(/\r\n?/g, '\n');
  const blocks = blocksOf(path, head);
  return { path, title: titleOf(blocks), excerpt: excerptOf(blocks), bytes };
}

function blocksOf(path: string, text: string): ReadmeBlock[] {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  switch (extension) {
    case 'rst':
      return restructuredTextBlocks(text);
    case 'adoc':
    case 'asciidoc':
    case 'rdoc':
      return asciidocBlocks(text);
    case 'txt':
    case '':
      return plainBlocks(text);
    case 'org':
      return markdownBlocks(text.replace(/^#\+title:[ \t]*/gim, '# ').replace(/^#\+.*$/gm, '').replace(/^\*+[ \t]/gm, '# '));
    case 'textile':
      return markdownBlocks(text.replace(/^h[1-6]\.[ \t]+/gm, '# '));
    default:
      return markdownBlocks(text);
  }
}

/** Plain text: underlined titles, else a short first line on its own. */
function plainBlocks(text: string): ReadmeBlock[] {
  const blocks = /^[ \t]{0,3}#[ \t]/m.test(text.slice(0, 1000)) ? markdownBlocks(text) : restructuredTextBlocks(text);
  const first = blocks[0];
  if (first === undefined || blocks.some((block) => block.kind === 'heading')) return blocks;
  const alone = first.text.length <= 80 && blocks.length > 1 && !/[.:]$/.test(first.text);
  return alone ? [{ kind: 'heading', level: 1, text: first.text }, ...blocks.slice(1)] : blocks;
}
