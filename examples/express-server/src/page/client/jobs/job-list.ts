import { hasEnded, type Job } from '../api/job.js';
import { el } from '../dom/element.js';
import { addressOf } from '../route/place.js';
import { moment } from '../text/figures.js';

const KINDS: Readonly<Record<Job['name'], string>> = { 'quick-scan': 'Account', 'deep-scan': 'Repository', 'account-deep-scan': 'Best of an account' };

const STATES: Readonly<Record<Job['status'], string>> = {
  waiting: 'waiting',
  delayed: 'waits to try again',
  blocked: 'waits for others',
  active: 'running',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** Jobs, one a row: what, how it stands, when; and what can be done about it. */
export function jobList(jobs: readonly Job[], act: { cancel: (job: Job) => void; retry: (job: Job) => void } | null = null): HTMLElement {
  return el('ul', { class: 'jobs' }, jobs.map((job) => jobRow(job, act)));
}

/** How a job stands, in a word and a colour. */
export function statusBadge({ status, cancelRequested }: Pick<Job, 'status' | 'cancelRequested'>): HTMLElement {
  return el('span', { class: `badge ${status}` }, cancelRequested && status === 'active' ? 'cancelling' : STATES[status]);
}

/** What is scanned, short: without the protocol and the host where that is an address. */
export function shortTarget(target: string): string {
  return URL.canParse(target) ? new URL(target).pathname.slice(1) || target : target;
}

function jobRow(job: Job, act: { cancel: (job: Job) => void; retry: (job: Job) => void } | null): HTMLElement {
  const { jobId, name, status, target, createdAt, progress, error } = job;
  const note = status === 'active' && progress !== null ? `${progress.stage}, ${progress.percent} %` : (error?.message ?? '');
  return el(
    'li',
    {},
    el('div', { class: 'grow' }, el('a', { class: 'name', href: addressOf({ view: 'job', id: jobId }) }, el('bdi', {}, shortTarget(target))), el('span', { class: 'quiet small' }, `${KINDS[name]} · ${moment(createdAt)}`), note !== '' && el('p', { class: 'quiet small clamp' }, note)),
    statusBadge(job),
    act !== null &&
      el(
        'div',
        { class: 'act' },
        !hasEnded(job) && el('button', { type: 'button', disabled: job.cancelRequested, on: { click: () => act.cancel(job) }, 'aria-label': `Cancel ${shortTarget(target)}` }, 'Cancel'),
        (status === 'failed' || status === 'cancelled') && el('button', { type: 'button', on: { click: () => act.retry(job) }, 'aria-label': `Retry ${shortTarget(target)}` }, 'Retry'),
      ),
  );
}
