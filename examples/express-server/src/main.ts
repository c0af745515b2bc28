import { createLogger } from './logging/logger.js';
import { closeOnSignal, configOfProcess, failStart } from './process.js';
import { selfCheck } from './self-check.js';
import { startServer } from './server.js';

const checkOnly = process.argv.includes('--self-check');
const config = checkOnly ? { ...configOfProcess(), PORT: 0 } : configOfProcess();
const log = createLogger(config.LOG_LEVEL);

const server = await startServer(config, log).catch(failStart);
if (checkOnly) {
  const passed = await selfCheck(server.url);
  await server.close();
  process.exit(passed ? 0 : 1);
}
closeOnSignal(() => server.close(), config.GRACE_SECONDS * 1_000);
log.info(`reposcan serves ${server.url}`);
if (server.open) log.warn('No credentials are needed: whoever uses this machine may use the server. Set BASIC_USER and BASIC_PASSWORD to change that.');
