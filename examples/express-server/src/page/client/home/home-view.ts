import type { JobPage } from '../api/job.js';
import { el, fill } from '../dom/element.js';
import { ApiError } from '../api/api-error.js';
import { card } from '../dom/parts.js';
import { jobList } from '../jobs/job-list.js';
import type { ViewContext } from '../shell/view.js';
import { scanForm } from './scan-form.js';
import { startScan } from './start-scan.js';
import { targetOf } from './target.js';

/** The start page: the field, what is worth a try, and what was scanned lately. */
export async function homeView(context: ViewContext): Promise<void> {
  const { api, signal, main, title } = context;
  title('Scan');
  const recent = el('div', { class: 'recent', 'aria-busy': 'true' }, el('div', { class: 'bone' }));
  fill(
    main,
    el('section', { class: 'hero' }, el('h1', { tabindex: '-1' }, 'See a repository the way an expert would'), el('p', { class: 'lead' }, 'Which repositories matter, where to begin reading, and how the parts hang together.'), scanForm(context), suggestions(context)),
    card('Latest jobs', {}, recent),
  );
  try {
    const { jobs } = await api.get<JobPage>('/jobs?per_page=5', signal);
    fill(recent, jobs.length === 0 ? el('p', { class: 'quiet' }, 'Nothing was scanned yet. What you scan appears here.') : [jobList(jobs), el('p', {}, el('a', { href: '#/jobs' }, 'All jobs'))]);
  } catch (error) {
    if (!signal.aborted) fill(recent, el('p', { class: 'quiet' }, error instanceof ApiError ? error.message : 'The latest jobs cannot be shown.'));
  } finally {
    recent.removeAttribute('aria-busy');
  }
}

function suggestions(context: ViewContext): HTMLElement | null {
  const { suggestions: texts, site } = context.settings;
  if (texts.length === 0) return null;
  const choose = (text: string): void => {
    const target = targetOf(text, site);
    if (target.kind !== 'neither') void startScan(context, target).catch(() => context.go({ view: 'jobs', status: '', name: '', page: 1 }));
  };
  return el('div', { class: 'try' }, el('span', { class: 'quiet', id: 'try' }, 'Try'), el('ul', { 'aria-labelledby': 'try' }, texts.map((text) => el('li', {}, el('button', { type: 'button', class: 'pill', on: { click: () => choose(text) } }, text)))));
}
