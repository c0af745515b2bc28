const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** What ends with a full stop within a sentence. */
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|no|fig|dr|mr|mrs|st|inc|ltd|co|al|v|ver)\.|\.\.\.|\b\p{Lu}\.)\s*$/iu;

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const segment of segmentsOf(paragraph)) {
    open += segment;
    if (abbreviation.test(open) || inBrackets(open)) continue;
    sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences.filter((text) => text !== '');
}

/** A name in lower case that begins the paragraph also begins its other sentences. */
function segmentsOf(paragraph: string): string[] {
  const [lead = ''] = /^\p{Ll}[\p{L}\p{N}-]{2,40}(?= )/u.exec(paragraph) ?? [];
  const segments = Array.from(segmenter.segment(paragraph), ({ segment }) => segment);
  return lead === '' ? segments : segments.flatMap((segment) => segment.split(new RegExp(`(?<=[.!?][)"”]?\\s)(?=${lead} )`, 'u')));
}

/** A bracket is open: the sentence goes on, unless it was forgotten. */
function inBrackets(text: string): boolean {
  const opened = text.split('(').length - text.split(')').length;
  return opened > 0 && text.length < 400;
}
