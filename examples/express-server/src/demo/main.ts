import { rmSync } from 'node:fs';
import { readConfig } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { closeOnSignal, failStart } from '../process.js';
import { startServer } from '../server.js';
import { crowdLogin, demoLogin } from './account/account-fixture.js';
import { demoVariables } from './demo-variables.js';
import { createDemoWorld } from './demo-world.js';
import { firstScans } from './first-scans.js';

// The server with a GitHub on loopback: every feature with neither a token nor the network. What it makes is in one temporary folder, which goes when it ends.
const world = await createDemoWorld();
// Also where a second signal leaves no time to close, as package managers send one more when Ctrl-C is pressed.
process.once('exit', () => rmSync(world.folder, { recursive: true, force: true }));
const close = async (): Promise<void> => {
  await server?.close();
  await world.close();
};
const suggestions = [demoLogin, `${demoLogin}/tidepool`, `${demoLogin}/chartroom`, `${demoLogin}/atlas`, crowdLogin];
const start = async () => {
  const { PORT = '3000', LOG_LEVEL = 'error' } = process.env;
  const config = readConfig({ ...demoVariables(world), PORT, LOG_LEVEL, DATA_DIR: world.dataDir, SCANS_PER_HOUR: '0', SCANS_PER_HOUR_ANONYMOUS: '0', MIN_FREE_DISK_MB: '0', SUGGESTIONS: suggestions.join(',') });
  return startServer(config, createLogger(config.LOG_LEVEL));
};
let server: Awaited<ReturnType<typeof start>> | undefined;
closeOnSignal(close, 10_000);
try {
  server = await start();
  await firstScans(server.url, { login: demoLogin, repository: world.url('tidepool') });
} catch (error) {
  await close();
  failStart(error);
}
console.log(`
The demonstration runs: open ${server.url}

Three things to try:
  1. ${server.url}/#/account/${demoLogin}
     an account by what matters in it, and why; "Look inside" clones a repository and reads it
  2. ${demoLogin}/chartroom
     type it into the field: layers that have grown together, and a circle of imports to find
  3. ${demoLogin}/atlas
     served slowly: watch its stages, and cancel it

It is all made up, on this machine, in ${world.dataDir}. Ctrl-C ends it and removes everything.
`);
