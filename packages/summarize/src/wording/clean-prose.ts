const emoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}]\u{fe0f}?(?:\p{Emoji_Modifier})?(?:\u{200d}\p{Extended_Pictographic}\u{fe0f}?)*/gu;
const shortcode = /(^|\s):[a-z0-9_+-]{2,30}:(?=\s|$|[.,!])/g;

/** Prose without what only decorates it: emoji, footnote marks, spaces before commas. */
export function cleanProse(text: string): string {
  return text
    .replace(/[©®™]/gu, '')
    .replace(emoji, '')
    .replace(shortcode, '$1')
    .replace(/\[(?:\^?\d{1,3}|\^[\w-]{1,20}|citation needed)\]/g, '')
    .replace(/\[![A-Z]{3,12}\]\s*/g, '')
    .replace(/(?<=\s|^)(?:\(\s*\)|\[\s*\])/g, '')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s|•·–—:,;-]+/u, '')
    .trim();
}
