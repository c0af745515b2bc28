import type { Job } from '../api/job.js';
import { el, type Child } from '../dom/element.js';
import { card } from '../dom/parts.js';
import { statusBadge } from '../jobs/job-list.js';
import { addressOf } from '../route/place.js';
import type { ViewContext } from '../shell/view.js';

/** What a job came to, and where to go from it. */
export async function outcome({ api, signal }: ViewContext, job: Job, retry: () => void): Promise<HTMLElement> {
  if (job.status !== 'completed') {
    const cancelled = job.status === 'cancelled';
    return el(
      'div',
      { class: cancelled ? 'card' : 'card problem', role: cancelled ? null : 'alert' },
      el('h2', {}, cancelled ? 'Cancelled' : 'This scan failed'),
      el('p', {}, cancelled ? 'Nothing of it was left behind.' : (job.error?.message ?? 'Nobody knows why.')),
      el('div', { class: 'row' }, el('button', { type: 'button', class: 'primary', on: { click: retry } }, 'Try again'), el('a', { href: '#/' }, 'Scan something else')),
    );
  }
  if (job.name === 'deep-scan') return next('The report is ready', el('a', { class: 'primary button', href: addressOf({ view: 'report', id: job.runId ?? job.jobId, tab: 'overview' }) }, 'Open the report'));
  const { result } = await api.get<{ result: AccountResult | null }>(`/jobs/${encodeURIComponent(job.jobId)}/results`, signal);
  if (job.name === 'quick-scan') {
    const follow = result?.deepScans ?? null;
    return next('The account is ready', el('a', { class: 'primary button', href: addressOf({ view: 'account', login: job.target }) }, 'Open the account'), follow !== null && el('a', { href: addressOf({ view: 'job', id: follow.id }) }, 'Watch the scans of its best repositories'));
  }
  const rows = (result?.repositories ?? []).map(({ nameWithOwner, jobId, state, failure }) =>
    el('li', {}, el('div', { class: 'grow' }, el('a', { class: 'name', href: addressOf({ view: 'job', id: jobId }) }, el('bdi', {}, nameWithOwner)), failure !== null && el('p', { class: 'quiet small' }, failure)), statusBadge({ status: state, cancelRequested: false })),
  );
  return card('What became of its repositories', {}, el('ul', { class: 'jobs' }, rows));
}

interface AccountResult {
  deepScans?: { id: string } | null;
  repositories?: { nameWithOwner: string; jobId: string; state: Job['status']; failure: string | null }[];
}

function next(title: string, ...ways: Child[]): HTMLElement {
  return el('div', { class: 'card done-card' }, el('h2', {}, title), el('div', { class: 'row' }, ways));
}
