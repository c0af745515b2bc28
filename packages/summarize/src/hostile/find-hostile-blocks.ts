import { plainText, type HostileText } from '@reposcan/core';
import type { DocumentBlock, ReadBlocks } from '../documents/document-block.js';
import { hidesSomething, kindOfOrder, kindOfOrderInCode } from './kind-of-order.js';
import { tagText } from './normal-text.js';

const maxExcerpt = 200;
const maxFindings = 50;
/** Characters on both sides of the gap between two blocks in which an order may be broken. */
const seam = 200;

/** What gives orders in a document, and the blocks that do not. */
export function findHostileBlocks(path: string, { blocks, hidden }: ReadBlocks, lines: readonly string[]): { hostile: HostileText[]; clean: DocumentBlock[] } {
  const hostile: HostileText[] = [];
  const orders = new Set<DocumentBlock>();
  const add = (text: string, line: number, kind: HostileText['kind']): void => {
    if (hostile.length < maxFindings) hostile.push({ path, line, kind, excerpt: plainText(`${text} ${tagText(text)}`, maxExcerpt) || '(invisible)' });
  };

  for (const [index, block] of blocks.entries()) {
    // Blocks are plain already; whether something was invisible in them, the file tells.
    const end = blocks[index + 1]?.line ?? lines.length + 1;
    const raw = lines.slice(block.line - 1, Math.max(block.line, end - 1)).join('\n');
    const kind = block.kind === 'code' ? kindOfOrderInCode(block.text) : (kindOfOrder(block.text) ?? invisibleOrder(raw));
    if (kind === null) continue;
    orders.add(block);
    add(block.text, block.line, kind !== 'markup' && invisibleOrder(raw) !== null ? 'invisible' : kind);
  }
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    // A sentence that has ended is not broken.
    if (next === undefined || orders.has(block) || orders.has(next) || block.kind === 'code' || next.kind === 'code' || /[.!?:]$/.test(block.text)) continue;
    const kind = kindOfOrder(`${block.text.slice(-seam)} ${next.text.slice(0, seam)}`);
    if (kind === null) continue;
    orders.add(block).add(next);
    add(`${block.text.slice(-seam / 2)} ${next.text}`, block.line, kind);
  }
  for (const { text, line, kind } of hidden) {
    const order = kindOfOrder(text);
    if (order !== null || kind === 'markup') add(text, line, order === 'exfiltration' || order === 'invisible' ? order : kind);
  }
  hostile.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  return { hostile, clean: blocks.filter((block) => !orders.has(block)) };
}

function invisibleOrder(raw: string): 'invisible' | null {
  return hidesSomething(raw) && kindOfOrder(raw) === 'invisible' ? 'invisible' : null;
}
