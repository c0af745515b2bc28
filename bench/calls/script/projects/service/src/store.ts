import { readFile, writeFile } from 'node:fs/promises';

export interface Note {
  id: string;
  text: string;
}

export interface NoteStore {
  find(id: string): Promise<Note | undefined>;
  save(note: Note): Promise<void>;
}

export class MemoryStore implements NoteStore {
  private readonly notes = new Map<string, Note>();

  async find(id: string): Promise<Note | undefined> {
    return this.notes.get(id);
  }

  async save(note: Note): Promise<void> {
    this.notes.set(note.id, copyOf(note));
  }
}

export class FileStore implements NoteStore {
  constructor(private readonly path: string) {}

  async find(id: string): Promise<Note | undefined> {
    return (await this.load()).find((note) => matches(note, id));
  }

  async save(note: Note): Promise<void> {
    const notes = await this.load();
    notes.push(copyOf(note));
    await writeFile(this.path, JSON.stringify(notes));
  }

  private async load(): Promise<Note[]> {
    return JSON.parse(await readFile(this.path, 'utf8')) as Note[];
  }
}

function matches(note: Note, id: string): boolean {
  return note.id === id;
}

function copyOf(note: Note): Note {
  return { ...note };
}
