/** Has a server scan an account and one of its repositories, so that whoever opens the page finds something. */
export async function firstScans(url: string, { login, repository }: { login: string; repository: string }): Promise<void> {
  for (const [path, body] of [
    ['/api/v1/scan/quick-scan', { username: login }],
    ['/api/v1/scan', { repo_url: repository, history: true }],
  ] as const) {
    const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${path}: ${await answer.text()}`);
  }
}
