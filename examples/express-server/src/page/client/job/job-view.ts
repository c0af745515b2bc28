import { hasEnded, type Job } from '../api/job.js';
import { announce } from '../dom/announce.js';
import { el, fill } from '../dom/element.js';
import { facts, pageHead } from '../dom/parts.js';
import { followJob, type Followed } from '../follow/follow-job.js';
import { shortTarget, statusBadge } from '../jobs/job-list.js';
import { addressOf } from '../route/place.js';
import { errorCard } from '../shell/error-card.js';
import { skeleton } from '../shell/skeleton.js';
import type { ViewContext } from '../shell/view.js';
import { duration, moment } from '../text/figures.js';
import { outcome } from './outcome.js';
import { createStageList } from './stage-list.js';
import { stageRows } from './stages.js';

/** One job, live, and what it came to. */
export async function jobView(context: ViewContext, id: string): Promise<void> {
  const { api, signal, main, title } = context;
  title('Job');
  fill(main, skeleton('Job', 1));
  const stages = createStageList();
  const state = el('div', { class: 'job-state' });
  const end = el('div', { class: 'job-end' });
  let drawn = false;
  let announced = '';

  const draw = ({ job, partials, connected }: Followed): void => {
    const name = shortTarget(job.target);
    if (!drawn) {
      title(name);
      fill(main, pageHead(name, el('bdi', {}, job.target), facts([moment(job.createdAt)])), el('section', { class: 'card', 'aria-label': 'Progress' }, state, stages.element), end);
      main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      drawn = true;
    }
    const rows = stageRows({ job, partials });
    stages.update(rows);
    fillState(state, job, connected, () => void act(job, 'cancel'));
    const running = rows.find((row) => row.state === 'running')?.title;
    const saying = hasEnded(job) ? `The job has ${job.status === 'cancelled' ? 'been cancelled' : job.status}` : (running ?? job.status);
    if (saying !== announced) announce((announced = saying));
  };
  const act = async (job: Job, what: 'cancel' | 'retry'): Promise<void> => {
    try {
      await api.post(`/jobs/${encodeURIComponent(job.jobId)}/${what}`, {}, signal);
      fill(end);
      if (what === 'retry') await jobView(context, id);
    } catch (error) {
      if (!signal.aborted) fill(end, errorCard(error, () => void act(job, what)));
    }
  };

  const job = await followJob(id, { api, signal, onChange: draw });
  fill(end, await outcome(context, job, () => void act(job, 'retry')));
  if (job.status === 'completed' && job.runId !== null && job.name === 'deep-scan') end.querySelector<HTMLElement>('a.primary')?.focus({ preventScroll: true });
}

function fillState(state: HTMLElement, job: Job, connected: boolean, cancel: () => void): void {
  const { startedAt, finishedAt, attempts, maxAttempts, progress } = job;
  const took = startedAt !== null && finishedAt !== null ? duration(Date.parse(finishedAt) - Date.parse(startedAt)) : null;
  const key = [job.status, job.cancelRequested, attempts, connected, took, progress?.percent].join();
  // Only what changed is drawn again: a button under a finger must stay.
  if (state.dataset['key'] === key) return;
  state.dataset['key'] = key;
  const button = state.querySelector('button') ?? el('button', { type: 'button', on: { click: cancel } }, 'Cancel');
  button.disabled = job.cancelRequested;
  fill(
    state,
    statusBadge(job),
    el('span', { class: 'quiet small' }, [took !== null && `took ${took}`, attempts > 1 && `attempt ${attempts} of ${maxAttempts}`, !hasEnded(job) && progress !== null && `${progress.percent} %`].filter(Boolean).join(' · ')),
    !connected && !hasEnded(job) && el('span', { class: 'badge failed' }, 'connection lost, trying again'),
    !hasEnded(job) && button,
    hasEnded(job) && job.name === 'deep-scan' && el('a', { class: 'small', href: addressOf({ view: 'jobs', status: '', name: '', page: 1 }) }, 'All jobs'),
  );
}
