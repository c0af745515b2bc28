import { coloursScript } from './colours-script.js';
import { controlsScript } from './controls-script.js';
import { detailsScript } from './details-script.js';
import { viewScript } from './view-script.js';

/** Draws every graph of the page once the libraries are there. It sets text and attributes only: it parses no markup, loads and sends nothing. */
export const graphScript = `(() => {
'use strict';
${coloursScript}${viewScript}${detailsScript}${controlsScript}
for (const root of document.querySelectorAll('[data-graph]')) start(root);
})();
`;
