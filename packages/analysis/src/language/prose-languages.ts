import type { LanguageDefinition } from './language-definition.js';

/** Languages of prose. Names, extensions and file names as in GitHub Linguist (MIT), as published by linguist-languages (MIT). */
export const proseLanguages: readonly Omit<LanguageDefinition, 'type'>[] = [
  { name: 'AsciiDoc', extensions: '.asciidoc .adoc .asc' },
  { name: 'Creole', extensions: '.creole' },
  { name: 'Gemini', extensions: '.gmi' },
  { name: 'Markdown', extensions: '.md .livemd .markdown .mdown .mdwn .mkd .mkdn .mkdown .ronn', filenames: 'contents.lr' },
  { name: 'Org', extensions: '.org' },
  { name: 'Pod', extensions: '.pod', interpreters: 'perl' },
  { name: 'RDoc', extensions: '.rdoc' },
  { name: 'reStructuredText', extensions: '.rst .rest .rest.txt .rst.txt' },
  { name: 'RMarkdown', extensions: '.qmd .rmd' },
  { name: 'Sweave', extensions: '.rnw' },
  { name: 'Texinfo', extensions: '.texinfo .texi .txi', interpreters: 'makeinfo' },
  {
    name: 'Text',
    extensions: '.txt',
    filenames:
      'CITATION CITATIONS COPYING COPYING.regex COPYRIGHT.regex FONTLOG INSTALL INSTALL.mysql LICENSE LICENSE.mysql NEWS ' +
      'README.me README.mysql README.nss README.pc click.me delete.me keep.me package.mask package.use.mask ' +
      'package.use.stable.mask read.me readme.1st test.me use.mask use.stable.mask',
  },
  { name: 'Textile', extensions: '.textile' },
  { name: 'Vim Help File' },
  { name: 'Wikitext', extensions: '.mediawiki .wiki .wikitext' },
];
