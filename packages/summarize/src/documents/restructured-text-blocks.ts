import { createBlockCollector, type BlockCollector } from './block-collector.js';
import type { ReadBlocks } from './document-block.js';

const underline = /^([=\-~^"'`#*+:.<>_])\1{2,}[ \t]*$/;
const directive = /^\.\.[ \t]+(?:\|[^|]{1,100}\|[ \t]+)?([\w:-]{1,40})::[ \t]*(.*)$/;
const codeDirectives = new Set(['code', 'code-block', 'sourcecode', 'console', 'prompt']);
const noteDirectives = new Set(['note', 'tip', 'hint', 'important', 'warning', 'caution', 'attention', 'admonition']);
const bullet = /^([ \t]*)(?:[-*+•]|\d{1,3}[.)]|#\.|\(\d{1,3}\))[ \t]+(.*)$/;

/** The blocks of a reStructuredText or plain text. Comments and raw parts of other formats are hidden. */
export function restructuredTextBlocks(source: string): ReadBlocks {
  const collector = createBlockCollector();
  const lines = source.split('\n');
  /** Levels in the order in which their marks are met. */
  const marks: string[] = [];
  let at = 0;
  let literal = false;

  while (at < lines.length) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    collector.line = at + 1;
    const command = directive.exec(line);
    if (line.trim() === '') {
      collector.end();
      at += 1;
    } else if (command !== null || /^\.\.(?:[ \t]|$)/.test(line)) {
      collector.end();
      const end = indentedEnd(lines, at + 1, 0);
      readDirective(collector, command, lines, at, end);
      at = end;
      literal = false;
    } else if (underline.test(line) && next.trim() !== '' && underline.test(lines[at + 2] ?? '')) {
      collector.line = at + 2;
      heading(collector, next, `${line[0] ?? ''}over`, marks);
      at += 3;
    } else if (!/^[ \t]/.test(line) && underline.test(next) && next.trim().length >= Math.min(3, line.trim().length)) {
      heading(collector, line, next[0] ?? '', marks);
      at += 2;
    } else if ((literal && /^[ \t]/.test(line)) || line.startsWith('>>> ')) {
      const end = literal ? indentedEnd(lines, at, indentOf(line) - 1) : proseEnd(lines, at);
      code(collector, lines.slice(at, end));
      at = end;
      literal = false;
    } else {
      const item = bullet.exec(line);
      const end = proseEnd(lines, at + 1, item === null ? null : bullet);
      const text = [item?.[2] ?? line, ...lines.slice(at + 1, end)].join('\n');
      literal = /::[ \t]*$/.test(text);
      collector.begin(item === null ? 'prose' : 'item', item === null ? 0 : 1 + Math.floor(indentOf(line) / 2));
      inline(collector, text.replace(/::[ \t]*$/, ':'));
      collector.end();
      at = end;
    }
  }
  return collector.finish();
}

function heading(collector: BlockCollector, text: string, mark: string, marks: string[]): void {
  if (!marks.includes(mark)) marks.push(mark);
  collector.begin('heading', Math.min(6, marks.indexOf(mark) + 1));
  inline(collector, text);
  collector.end();
}

function readDirective(collector: BlockCollector, command: RegExpExecArray | null, lines: readonly string[], at: number, end: number): void {
  const name = command?.[1]?.toLowerCase() ?? '';
  const from = lines.findIndex((line, index) => index > at && line.trim() !== '' && !/^[ \t]*:[\w-]+:/.test(line));
  const body = from === -1 || from >= end ? [] : lines.slice(from, end);
  if (codeDirectives.has(name)) {
    collector.line = from + 1;
    code(collector, body);
  } else if (noteDirectives.has(name)) {
    collector.begin('quote');
    inline(collector, [command?.[2] ?? '', ...body].join('\n'));
    collector.end();
  } else {
    // Comments, raw HTML, pictures, substitutions: nothing of them is prose.
    collector.hide(lines.slice(at, end).join('\n').replace(/^\.\.[ \t]*/, ''));
  }
}

function code(collector: BlockCollector, lines: readonly string[]): void {
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf), 80);
  collector.begin('code');
  collector.text(lines.map((line) => line.slice(indent)).join('\n'));
  collector.end();
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** Where the lines end that are blank or indented deeper than `indent`. */
function indentedEnd(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  let last = from;
  while (end < lines.length && ((lines[end] ?? '').trim() === '' || indentOf(lines[end] ?? '') > indent)) {
    end += 1;
    if ((lines[end - 1] ?? '').trim() !== '') last = end;
  }
  return last;
}

function proseEnd(lines: readonly string[], from: number, stop: RegExp | null = null): number {
  let end = from;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !stop?.test(lines[end] ?? '') && !underline.test(lines[end + 1] ?? '')) end += 1;
  return end;
}

/** Text without the marks of emphasis, roles, literals and links. */
function inline(collector: BlockCollector, source: string): void {
  const text = source
    .slice(0, 8_000)
    .replace(/\|[^|\n]{1,80}\|(?:_{1,2})?/g, '')
    .replace(/:[\w:.+-]{1,40}:`(?:[^`<]{1,200}?)[ \t]*<[^`>]{1,300}>`/g, (role) => role.replace(/^:[\w:.+-]{1,40}:`/, '').replace(/[ \t]*<[^`>]{1,300}>`$/, ''))
    .replace(/:[\w:.+-]{1,40}:`[~!]?([^`]{1,300})`/g, '$1')
    .replace(/``([^`]{1,500})``/g, '$1')
    .replace(/`([^`<]{1,300}?)\s*<[^`>]{1,500}>`_{0,2}/g, '$1')
    .replace(/`([^`]{1,300})`_{0,2}/g, '$1')
    .replace(/(^|[\s(])([\w.-]{1,80})_{1,2}(?=[\s).,:;]|$)/g, '$1$2')
    .replace(/(\*\*|\*)(?=\S)([^*\n]{1,300}?)(?<=\S)\1/g, '$2');
  collector.text(text);
}
