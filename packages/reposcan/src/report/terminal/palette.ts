import type { Category } from '@reposcan/core';
import picocolors from 'picocolors';

/** Colours by meaning. Without colour every one returns its text. */
export interface Palette {
  title(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
  bar(text: string): string;
  warning(text: string): string;
  good(text: string): string;
  category(category: Category, text: string): string;
}

/** Creates the palette of a report. */
export function createPalette(color: boolean): Palette {
  const colors = picocolors.createColors(color);
  const categories: Record<Category, (text: string) => string> = {
    flagship: colors.magenta,
    significant: colors.cyan,
    supporting: colors.gray,
  };
  return {
    title: (text) => colors.bold(text),
    strong: (text) => colors.bold(text),
    quiet: (text) => colors.dim(text),
    bar: (text) => colors.cyan(text),
    warning: (text) => colors.yellow(text),
    good: (text) => colors.green(text),
    category: (category, text) => categories[category](text),
  };
}
