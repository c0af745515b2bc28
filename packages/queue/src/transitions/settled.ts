import type { JobState, SettledState } from '../job.js';

/** Whether only retry and remove leave this state. */
export function isSettled(state: JobState): state is SettledState {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}
