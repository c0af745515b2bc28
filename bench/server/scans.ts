/** Starts a scan of a repository and answers the id of its job. */
export async function postScan(url: string, repository: string, refresh = false): Promise<string> {
  const response = await fetch(`${url}/api/v1/scan`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ repo_url: repository, refresh }) });
  if (response.status !== 202) throw new Error(`POST /scan answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { job_id: string }).job_id;
}

/** Keeps one scan of each repository running until it is stopped; answers how many have ended. */
export function keepScanning(url: string, repositories: readonly string[]): { stop(): Promise<number> } {
  let going = true;
  let ended = 0;
  const loops = repositories.map(async (repository) => {
    while (going) {
      const id = await postScan(url, repository, true);
      let status = '';
      while (going && !['completed', 'failed', 'cancelled'].includes(status)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        ({ status } = (await (await fetch(`${url}/api/v1/jobs/${id}`)).json()) as { status: string });
      }
      if (status === 'failed') throw new Error(`the scan of ${repository} failed`);
      if (status === 'completed') ended += 1;
    }
  });
  return {
    async stop() {
      going = false;
      await Promise.all(loops);
      return ended;
    },
  };
}
