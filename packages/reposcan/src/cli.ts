#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { CliIo } from './cli/cli-io.js';
import { run } from './cli/run.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const io: CliIo = {
  env: process.env,
  cwd: process.cwd(),
  homeDir: homedir(),
  platform: process.platform,
  version,
  stdout: {
    isTTY: process.stdout.isTTY,
    get columns() {
      return process.stdout.columns;
    },
    write: (text) => write(process.stdout, text),
  },
  stderr: {
    isTTY: process.stderr.isTTY,
    get columns() {
      return process.stderr.columns;
    },
    write: (text) => void write(process.stderr, text).catch(() => {}),
  },
  onInterrupt(listener) {
    process.on('SIGINT', listener).on('SIGTERM', listener);
    return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
  },
  exit: (code) => process.exit(code),
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  async createScanner({ allowPrivate, model, ...options }) {
    const [{ createReposcan }, { createOpenAiModel, createSummarizer }] = await Promise.all([import('./reposcan.js'), import('@reposcan/summarize')]);
    return createReposcan({
      ...options,
      ...(model === null ? {} : { summarizer: createSummarizer({ model: createOpenAiModel(model) }) }),
      ...(allowPrivate ? { gitPolicy: { protocols: ['https:', 'http:'], ports: 'any', allowPrivateAddresses: true } } : {}),
    });
  },
};

// `write` reports each error to whoever wrote. Without a listener the stream's own report of it would end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await run(process.argv.slice(2), io);

/** Resolves when written. A reader that has seen enough (`| head`) is no failure. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error == null || ('code' in error && error.code === 'EPIPE') ? resolve() : reject(error)));
  });
}
