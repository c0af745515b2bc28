import type { Category } from '@reposcan/core';
import picocolors from 'picocolors';

/** Colours a text, or leaves it as it is. Never changes its width. */
export type Paint = (text: string) => string;

/** Colours by meaning. Without colour every one returns its text. */
export interface Palette {
  title: Paint;
  strong: Paint;
  quiet: Paint;
  bar: Paint;
  warning: Paint;
  category: Readonly<Record<Category, Paint>>;
}

/** Creates the palette of a report. */
export function createPalette(color: boolean): Palette {
  const colors = picocolors.createColors(color);
  return {
    title: colors.bold,
    strong: colors.bold,
    quiet: colors.dim,
    bar: colors.cyan,
    warning: colors.yellow,
    category: { flagship: colors.magenta, significant: colors.cyan, supporting: colors.gray },
  };
}
