import express from 'express';
import { createLogger } from './logger.js';
import { NoteService } from './note-service.js';
import { createRoutes } from './routes.js';
import { FileStore, MemoryStore, type NoteStore } from './store.js';

function chooseStore(path: string | undefined): NoteStore {
  return path === undefined ? new MemoryStore() : new FileStore(path);
}

export function start(path?: string): void {
  const logger = createLogger(print);
  const service = new NoteService({ store: chooseStore(path), logger });
  const app = express();
  app.use(createRoutes(service));
  app.listen(3000, () => logger.info('listening'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

start(process.argv[2]);
