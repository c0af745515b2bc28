import { functionsOf } from '../sources/source-writer.js';
import type { Module } from '../sources/module.js';
import type { DemoRepository } from '../repositories/demo-repository.js';
import type { Author, Commit } from './commit.js';
import { createRandom } from './random.js';

/** One change, before it has an author and a date. */
interface Change {
  message: string;
  files: Map<string, string>;
}

/** The history of a repository: its modules arrive two at a time, then those at the front of its table change most. Deterministic. */
export function commitsOf(repository: DemoRepository): Commit[] {
  const { name, modules, files, changes, from, to } = repository;
  const random = createRandom(name);
  const all = [{ message: 'Begin', files: new Map(Object.entries(files)) }, ...arrivals(repository), ...revisions(repository, modules, changes, random)];
  const start = Date.parse(from) / 1000;
  const span = Date.parse(to) / 1000 - start;
  return all.map(({ message, files: written }, index) => ({
    message,
    files: written,
    at: Math.round(start + span * (index === all.length - 1 ? 1 : (index + random() * 0.8) / (all.length - 1))),
    author: authorOf(repository.authors, random),
  }));
}

/** The first author makes half of all commits, the second half of the rest, and so on. */
function authorOf(authors: readonly [Author, ...Author[]], random: () => number): Author {
  return authors.find(() => random() < 0.5) ?? authors[0];
}

function arrivals({ modules, writer }: DemoRepository): Change[] {
  if (writer === null) return [];
  const all = byPath(modules);
  const changes: Change[] = [];
  for (let first = 0; first < modules.length; first += 2) {
    const pair = modules.slice(first, first + 2);
    const files = new Map<string, string>();
    for (const module of pair) {
      files.set(module.path, writer.module(module, 0, all));
      if (!module.tested) continue;
      const test = writer.test(module, all);
      files.set(test.path, test.text);
    }
    changes.push({ message: `Add ${pair.map(({ doc }) => lowerFirst(doc)).join('; ')}`, files });
  }
  return changes;
}

function revisions({ writer }: DemoRepository, modules: readonly Module[], count: number, random: () => number): Change[] {
  if (writer === null) return [];
  const all = byPath(modules);
  const revised = new Map<string, number>();
  return Array.from({ length: count }, (): Change => {
    // The square of a random number: small ones are more frequent.
    const module = modules[Math.floor(random() ** 2 * modules.length)];
    if (module === undefined) return { message: 'Tidy up', files: new Map() };
    const revision = (revised.get(module.path) ?? 0) + 1;
    revised.set(module.path, revision);
    const [subject = module.path] = functionsOf(module);
    return { message: `${subject}: ${REASONS[Math.floor(random() * REASONS.length)] ?? 'tidy up'}`, files: new Map([[module.path, writer.module(module, revision, all)]]) };
  });
}

const REASONS = ['refuse input that is too long', 'bound what is kept', 'do not copy twice', 'say what went wrong', 'cut long values before they spread', 'fix the empty case'];

function byPath(modules: readonly Module[]): Map<string, Module> {
  return new Map(modules.map((module) => [module.path, module]));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
