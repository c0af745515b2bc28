import { accountView } from './account/account-view.js';
import { createApi } from './api/api.js';
import { createKeyRing } from './api/key-ring.js';
import { announce } from './dom/announce.js';
import { fill } from './dom/element.js';
import { empty } from './dom/parts.js';
import { homeView } from './home/home-view.js';
import { jobView } from './job/job-view.js';
import { jobsView } from './jobs/jobs-view.js';
import { reportView } from './report/report-view.js';
import { addressOf, placeOf, type Place } from './route/place.js';
import { createFrame } from './shell/frame.js';
import { errorCard } from './shell/error-card.js';
import type { PageSettings, ViewContext } from './shell/view.js';

const keys = createKeyRing();
const api = createApi(keys);
const frame = createFrame(keys);
const settings = JSON.parse(document.querySelector('meta[name="reposcan"]')?.getAttribute('content') ?? '{}') as PageSettings;
let leave = new AbortController();
let shown: Place | null = null;

async function show(place: Place): Promise<void> {
  // A tab of the report that is shown already: the view has done it.
  if (shown?.view === 'report' && place.view === 'report' && shown.id === place.id && shown.tab === place.tab) return;
  leave.abort();
  const first = shown === null;
  leave = new AbortController();
  shown = place;
  const { signal } = leave;
  const context: ViewContext = {
    api,
    signal,
    main: frame.main,
    settings,
    go: (next) => (location.hash = addressOf(next)),
    title(text) {
      document.title = `${text} · reposcan`;
      if (!first) announce(text);
    },
  };
  frame.mark(place.view);
  scrollTo(0, 0);
  try {
    const drawn = draw(place, context);
    if (!first) frame.main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    await drawn;
  } catch (error) {
    if (!signal.aborted) fill(frame.main, errorCard(error, () => void show(place), 'h1'));
  }
}

async function draw(place: Place, context: ViewContext): Promise<void> {
  switch (place.view) {
    case 'home':
      return homeView(context);
    case 'account':
      return accountView(context, place.login);
    case 'job':
      return jobView(context, place.id);
    case 'jobs':
      return jobsView(context, place);
    case 'report':
      return reportView(context, place.id, place.tab, (tab) => {
        shown = { ...place, tab };
        history.replaceState(null, '', addressOf(shown));
      });
    default:
      context.title('Nothing here');
      fill(context.main, empty('There is nothing at this address.', 'It may have been copied in part. Begin again on the start page.'));
  }
}

addEventListener('hashchange', () => void show(placeOf(location.hash)));
void show(placeOf(location.hash));
