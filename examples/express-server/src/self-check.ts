/** Asks a server for what needs neither a token nor the network, and prints each answer. True: all is well. */
export async function selfCheck(url: string): Promise<boolean> {
  const asked = [
    { path: '/health', status: 200 },
    { path: '/ready', status: 200 },
    { path: '/openapi.json', status: 200 },
    { path: '/api/v1/jobs', status: 200 },
    { path: '/api/v1/jobs/none', status: 404 },
  ];
  let passed = true;
  for (const { path, status } of asked) {
    const answer = await fetch(url + path);
    console.log(`${path} answers ${answer.status}`);
    passed &&= answer.status === status;
  }
  return passed;
}
