import { dataLanguages } from './data-languages.js';
import type { LanguageDefinition } from './language-definition.js';
import { markupLanguages } from './markup-languages.js';
import { programmingLanguages } from './programming-languages.js';
import { proseLanguages } from './prose-languages.js';

/** Every language that is known without configuration. */
export const languages: readonly LanguageDefinition[] = [
  ...programmingLanguages.map((language) => ({ ...language, type: 'programming' as const })),
  ...markupLanguages.map((language) => ({ ...language, type: 'markup' as const })),
  ...dataLanguages.map((language) => ({ ...language, type: 'data' as const })),
  ...proseLanguages.map((language) => ({ ...language, type: 'prose' as const })),
];
