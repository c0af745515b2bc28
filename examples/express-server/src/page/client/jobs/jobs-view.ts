import { hasEnded, type Job, type JobPage } from '../api/job.js';
import { announce } from '../dom/announce.js';
import { el, fill } from '../dom/element.js';
import { empty } from '../dom/parts.js';
import { addressOf, type Place } from '../route/place.js';
import { errorCard } from '../shell/error-card.js';
import type { ViewContext } from '../shell/view.js';
import { count, counted } from '../text/figures.js';
import { jobList, shortTarget } from './job-list.js';

type JobsPlace = Extract<Place, { view: 'jobs' }>;

const refreshMs = 3_000;

/** The history of jobs, with filters; it looks again while something runs. */
export async function jobsView(context: ViewContext, place: JobsPlace): Promise<void> {
  const { api, signal, main, title, go } = context;
  title('Jobs');
  const list = el('div', { class: 'card', 'aria-busy': 'true' }, el('div', { class: 'bone' }));
  const trouble = el('div', {});
  const total = el('p', { class: 'quiet', role: 'status' });
  fill(main, el('h1', { tabindex: '-1' }, 'Jobs'), filters(place, go), trouble, total, list);

  const act = async (job: Job, what: 'cancel' | 'retry'): Promise<void> => {
    try {
      await api.post(`/jobs/${encodeURIComponent(job.jobId)}/${what}`, {}, signal);
      announce(`${what === 'cancel' ? 'Cancelling' : 'Retrying'} ${shortTarget(job.target)}`);
      fill(trouble);
    } catch (error) {
      if (signal.aborted) return;
      fill(trouble, errorCard(error, null));
    }
    // What the list cannot show now, the next look shows; after the reader went elsewhere, nothing.
    await refresh().catch(() => {});
  };
  let last = '';
  const refresh = async (): Promise<boolean> => {
    const found = await api.get<JobPage>(`/jobs?${queryOf(place)}`, signal);
    const shown = JSON.stringify(found);
    // What did not change keeps its focus.
    if (shown === last) return found.jobs.some((job) => !hasEnded(job));
    last = shown;
    const focused = document.activeElement?.getAttribute('aria-label') ?? null;
    list.removeAttribute('aria-busy');
    fill(total, counted(found.total, 'job'));
    fill(list, found.jobs.length === 0 ? empty('No jobs here.', place.status === '' && place.name === '' ? 'Scan something, and it appears here.' : 'No job matches these filters.') : jobList(found.jobs, { cancel: (job) => void act(job, 'cancel'), retry: (job) => void act(job, 'retry') }), pages(place, found));
    if (focused !== null) list.querySelector<HTMLElement>(`[aria-label=${CSS.escape(focused)}]`)?.focus();
    return found.jobs.some((job) => !hasEnded(job));
  };

  await refresh();
  const timer = setInterval(() => {
    if (!document.hidden) void refresh().catch(() => {});
  }, refreshMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function queryOf({ status, name, page }: JobsPlace): string {
  return new URLSearchParams({ per_page: '20', page: String(page), ...(status && { status }), ...(name && { name }) }).toString();
}

function filters(place: JobsPlace, go: ViewContext['go']): HTMLElement {
  const select = (id: 'status' | 'name', label: string, choices: readonly (readonly [string, string])[]): HTMLElement => {
    const field = el('select', { id }, choices.map(([value, text]) => el('option', { value, selected: place[id] === value }, text)));
    field.addEventListener('change', () => go({ ...place, page: 1, [id]: field.value }));
    return el('div', { class: 'field' }, el('label', { for: id }, label), field);
  };
  return el(
    'div',
    { class: 'filters', role: 'group', 'aria-label': 'Filters' },
    select('status', 'State', [['', 'every state'], ['active', 'running'], ['waiting,delayed,blocked', 'waiting'], ['completed', 'completed'], ['failed', 'failed'], ['cancelled', 'cancelled']]),
    select('name', 'Kind', [['', 'every kind'], ['deep-scan', 'repositories'], ['quick-scan', 'accounts'], ['account-deep-scan', 'best of an account']]),
  );
}

function pages(place: JobsPlace, { page, totalPages }: JobPage): HTMLElement | null {
  if (totalPages < 2) return null;
  const link = (to: number, text: string): HTMLElement => (to < 1 || to > totalPages ? el('span', { class: 'quiet' }, text) : el('a', { href: addressOf({ ...place, page: to }) }, text));
  return el('nav', { class: 'pages', 'aria-label': 'Pages' }, link(page - 1, 'Newer'), el('span', {}, `Page ${count(page)} of ${count(totalPages)}`), link(page + 1, 'Older'));
}
