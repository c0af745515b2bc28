/** Letters of other alphabets that look like Latin ones. */
const lookalikes = new Map(
  Object.entries({ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', х: 'x', ѵ: 'v', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ı: 'i', ɡ: 'g' }),
);
/** Accents. Other scripts write vowels so. */
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}{0,4})\p{M}/gu;
const invisible = /\p{Cf}|\u{115f}|\u{1160}|\u{3164}|\u{ffa0}|[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;

/** Text as it is compared with patterns: one case, without accents, decoration, invisible characters and tricks with spaces. */
export function normalText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[*`~"“”„«»]+|(?<![a-z0-9])_+|_+(?![a-z0-9])/g, '')
    .replace(/[’‘´]/g, "'")
    .replace(/\s+/g, ' ');
  // Words with a space or a mark between all their letters.
  return plain.replace(/\b(?:[a-z][ .\-_·]){4,60}[a-z]\b/g, (spaced) => spaced.replace(/[ .\-_·]/g, ''));
}

/** The same with letters that only look Latin written as Latin ones. */
export function latinText(normal: string): string {
  return normal.replace(/[\u{80}-\u{ffff}]/gu, (letter) => lookalikes.get(letter) ?? letter);
}

/** What is written in tag characters, which no reader sees; empty where there is nothing. Those of an emoji's flag are no text. */
export function tagText(text: string): string {
  const tags = text.replace(/\u{1f3f4}[\u{e0020}-\u{e007f}]+/gu, '').match(/[\u{e0020}-\u{e007e}]/gu) ?? [];
  return tags.map((tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000)).join('');
}
