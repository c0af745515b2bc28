import autocannon from 'autocannon';
import { createDemoWorld } from '../../examples/express-server/src/demo/demo-world.js';
import { demoVariables } from '../../examples/express-server/src/demo/demo-variables.js';
import { startProcess, type ServerProcess } from '../../examples/express-server/src/fixtures/server-process.js';
import { report, type Figure } from '../report/table.js';
import { watchAll } from './event-clients.js';
import { keepScanning, postScan } from './scans.js';

// The server as it is built, in a process of its own; this process is all its clients, GitHub and git. Both share the machine with the scans that run.
const seconds = 8;
let gate: Promise<void> = Promise.resolve();
const world = await createDemoWorld({ beforeGit: () => gate });
const processes: ServerProcess[] = [];

try {
  const figures = [
    ...(await underLoad('workers in the same process', { server: '5', worker: '0' })),
    ...(await underLoad('workers in another process', { server: '0', worker: '5' })),
    ...(await streams()),
  ];
  report('server', figures, { json: process.argv.includes('--json') });
} finally {
  await stopAll();
  await world.close();
}

async function start(name: string, workers: { server: string; worker: string }): Promise<string> {
  const variables = { ...demoVariables(world), DATA_DIR: `${world.dataDir}-${name}` };
  const server = await startProcess('main', { ...variables, WORKERS: workers.server });
  processes.push(server);
  if (workers.worker !== '0') processes.push(await startProcess('worker', { ...variables, WORKERS: workers.worker }));
  return server.url;
}

async function stopAll(): Promise<void> {
  await Promise.all(processes.splice(0).map((each) => each.end('SIGTERM')));
}

/** Status requests as fast as they go, and POSTs at 100 a second, each while five scans run. */
async function underLoad(name: string, workers: { server: string; worker: string }): Promise<Figure[]> {
  const url = await start(name.replaceAll(' ', '-'), workers);
  const id = await postScan(url, world.url('keelson'));
  const scanning = keepScanning(url, ['atlas', 'keelson', 'tidepool', 'chartroom', 'driftlog'].map((repository) => world.url(repository)));
  const status = await autocannon({ url: `${url}/api/v1/jobs/${id}`, connections: 50, duration: seconds });
  let posted = 0;
  const posts = await autocannon({
    url: `${url}/api/v1/scan`,
    method: 'POST',
    connections: 20,
    overallRate: 100,
    duration: seconds,
    headers: { 'content-type': 'application/json' },
    // Each another job. They wait behind the scans that run, or fail at once: there are no such repositories.
    requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify({ repo_url: world.url(`none-${(posted += 1)}`) }) }) }],
  });
  const scans = await scanning.stop();
  await stopAll();
  if (status.non2xx + posts.non2xx + status.errors + posts.errors > 0) throw new Error(`${name}: ${status.non2xx} and ${posts.non2xx} were refused, ${status.errors} and ${posts.errors} failed`);
  return [
    { name: `status, ${name}`, value: status.requests.average, unit: 'req/s', bar: { least: 3_000 } },
    { name: '  99th percentile', value: status.latency.p99, unit: 'ms', bar: { most: 100 } },
    { name: `POST to 202 at 100/s, ${name}, 99th percentile`, value: posts.latency.p99, unit: 'ms', bar: { most: 50 } },
    { name: '  sent', value: posts.requests.average, unit: 'req/s' },
    { name: '  scans that ended meanwhile', value: scans, unit: 'scans' },
  ];
}

/** A thousand streams on five scans, twice: every client must get every stage of its scan, in order, and one end. */
async function streams(): Promise<Figure[]> {
  const url = await start('streams', { server: '5', worker: '0' });
  const total = { streams: 0, expected: 0, received: 0, damaged: 0 };
  for (const round of [1, 2]) {
    let open = (): void => {};
    gate = new Promise((resolve) => (open = resolve));
    const ids = await Promise.all(['atlas', 'keelson', 'tidepool', 'chartroom', 'driftlog'].map((name) => postScan(url, world.url(name), round > 1)));
    const watching = await watchAll(url, ids, 1_000);
    open();
    const seen = await watching.done;
    total.streams = Math.max(total.streams, watching.open);
    for (const key of ['expected', 'received', 'damaged'] as const) total[key] += seen[key];
  }
  await stopAll();
  return [
    { name: 'event streams open at once', value: total.streams, unit: 'streams', bar: { least: 1_000 } },
    { name: '  events that were due', value: total.expected, unit: 'events', bar: { least: 10_000 } },
    { name: '  lost', value: total.expected - total.received, unit: 'events', bar: { most: 0 } },
    { name: '  streams out of order, or without exactly one end', value: total.damaged, unit: 'streams', bar: { most: 0 } },
  ];
}
