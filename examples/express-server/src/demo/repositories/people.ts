import type { Author } from '../history/commit.js';

/** Who commits to the repositories of the demonstration. Nobody real. */
export const mira: Author = { name: 'Mira Holt', email: 'mira@holt.example' };
export const jonas: Author = { name: 'Jonas Brandt', email: 'jonas@brandt.example' };
export const aiko: Author = { name: 'Aiko Tanabe', email: 'aiko@tanabe.example' };
export const tomas: Author = { name: 'Tomás Ferreira', email: 'tomas@ferreira.example' };
export const tidebot: Author = { name: 'tidebot[bot]', email: 'tidebot@holt.example' };
