import type { ViewContext } from '../shell/view.js';
import type { Target } from './target.js';

/** Starts what the target asks for, and goes where it can be watched. Throws `ApiError`. */
export async function startScan({ api, signal, go }: ViewContext, target: Exclude<Target, { kind: 'neither' }>): Promise<void> {
  if (target.kind === 'account') return go({ view: 'account', login: target.login });
  const { jobId } = await api.post<{ jobId: string }>('/scan', { repo_url: target.url, history: true }, signal);
  go({ view: 'job', id: jobId });
}
