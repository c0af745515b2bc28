import { NotFound } from './errors.js';
import type { Logger } from './logger.js';
import type { Note, NoteStore } from './store.js';

export interface Services {
  store: NoteStore;
  logger: Logger;
}

export class NoteService {
  readonly #store: NoteStore;
  readonly #logger: Logger;

  constructor({ store, logger }: Services) {
    this.#store = store;
    this.#logger = logger;
  }

  async read(id: string): Promise<Note> {
    const note = await this.#store.find(id);
    if (note === undefined) throw new NotFound(id);
    return note;
  }

  async rename(id: string, text: string): Promise<Note> {
    const note = await this.read(id);
    const renamed = { ...note, text: this.tidy(text) };
    await this.#store.save(renamed);
    this.#logger.info(`renamed ${id}`);
    return renamed;
  }

  protected tidy(text: string): string {
    return text.trim();
  }
}
