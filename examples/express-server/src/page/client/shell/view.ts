import type { Api } from '../api/api.js';
import type { Place } from '../route/place.js';

/** What every view is given. */
export interface ViewContext {
  api: Api;
  /** Aborts when the reader goes elsewhere. */
  signal: AbortSignal;
  /** Where the view belongs. A view may replace what it shows at any time. */
  main: HTMLElement;
  /** What the server says about itself. */
  settings: PageSettings;
  go: (place: Place) => void;
  /** Names the page, also to screen readers. */
  title: (text: string) => void;
}

/** What the server wrote into the page. */
export interface PageSettings {
  /** The GitHub that is scanned, such as `https://github.com`. */
  site: string;
  /** Accounts and repositories worth a try, such as those of the demonstration. */
  suggestions: readonly string[];
}
