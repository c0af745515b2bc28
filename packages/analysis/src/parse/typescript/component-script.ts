/** Languages whose files hold their scripts among markup. */
const componentLanguages = new Set(['Vue', 'Svelte', 'Astro']);
/** Scripts of a component that are looked at, and characters of a tag: no component has more. */
const maxScripts = 20;
const maxTag = 5_000;
const frontmatter = /^\uFEFF?\s*---[ \t]*\r?\n(?:[^]*?\n)?---/;

/** A script as the compiler is given it. */
export interface ComponentScript {
  /** As long as the component, with everything but its scripts blank, so that lines and positions are those of the file. */
  text: string;
  isJsx: boolean;
}

/** Whether the files of a language are components. */
export function isComponent(language: string): boolean {
  return componentLanguages.has(language);
}

/** The scripts of a component. */
export function componentScript(text: string, language: string): ComponentScript {
  const ranges: [start: number, end: number][] = [];
  let isJsx = false;
  const front = language === 'Astro' ? frontmatter.exec(text) : null;
  if (front !== null) {
    const start = front[0].indexOf('---') + 3;
    ranges.push([start, front[0].lastIndexOf('---')]);
  }
  const opening = /<script(?=[\s>])/gi;
  const closing = /<\/script\s{0,20}>/gi;
  for (let match = opening.exec(text); match !== null && ranges.length < maxScripts; match = opening.exec(text)) {
    const attributes = readAttributes(text, opening.lastIndex);
    const start = opening.lastIndex + attributes.length + 1;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) break;
    opening.lastIndex = end;
    if (/\btype\s*=\s*["'](?!module|text\/(?:java|type)script)/i.test(attributes)) continue;
    isJsx ||= /\blang\s*=\s*["']?[jt]sx/i.test(attributes);
    ranges.push([start, end]);
  }
  return { text: keepRanges(text, ranges), isJsx };
}

/** The text up to the end of a tag; an angle bracket within quotes is not its end: `generic="T extends Record<string, number>"`. */
function readAttributes(text: string, start: number): string {
  let quote = '';
  let end = start;
  for (; end < text.length && end - start < maxTag; end += 1) {
    const character = text.charAt(end);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') break;
  }
  return text.slice(start, end);
}

/** A statement cannot run on from one script into the next: a semicolon ends each. */
function keepRanges(text: string, ranges: readonly (readonly [number, number])[]): string {
  let kept = '';
  let position = 0;
  for (const [start, end] of ranges) {
    if (start < position) continue;
    kept += blank(text.slice(position, start)) + text.slice(start, end);
    position = end;
    if (position < text.length && !/[\n\r]/.test(text.charAt(position))) {
      kept += ';';
      position += 1;
    }
  }
  return kept + blank(text.slice(position));
}

function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ');
}
