import type { AccountSnapshot } from '@reposcan/core';
import type { GithubPort } from '../ports.js';
import type { Stage } from '../stages/stage.js';

/** What to fetch, from where. */
export interface FetchSnapshotOptions {
  login: string;
  token: string | undefined;
  github: GithubPort;
}

/** The account as one fetch saw it. What is missing from it becomes warnings of the stage; a partial snapshot without any gets one. */
export async function fetchSnapshot({ login, token, github }: FetchSnapshotOptions, stage: Stage): Promise<AccountSnapshot> {
  const snapshot = await github.fetchAccount(login, {
    ...(token === undefined ? {} : { token }),
    signal: stage.signal,
    onPage: ({ fetched, total }) => stage.progress({ done: fetched, total, unit: 'repositories' }),
  });
  snapshot.warnings.forEach((warning) => stage.warn(warning));

  const { complete, repositories, totalRepositories, warnings } = snapshot;
  if (!complete && warnings.every(({ code }) => code !== 'PARTIAL_RESULT')) {
    const message = `Only ${repositories.length} of ${totalRepositories} repositories of ${login} could be read. Scan again for the rest.`;
    stage.warn({ code: 'PARTIAL_RESULT', message, subject: login });
  }
  return snapshot;
}
