import { directoryOf } from '../tree/tree-path.js';
import { commandTarget } from './command-target.js';
import type { EntryPointFinder } from './entry-point-finder.js';

/** The last `CMD` and `ENTRYPOINT` of a Dockerfile: what the container runs. */
export const containerFileFinder: EntryPointFinder = {
  name: 'Dockerfile',
  reads: ({ name, language, role }) => language === 'Dockerfile' && (role === 'build' || role === 'source') && !/\.(?:tt|erb|j2|tmpl|tpl|template|in)$/.test(name),
  *find({ path, name }, text, tree) {
    const lines = text.unicode.replace(/\\\r?\n/g, ' ').split('\n', 10_000);
    for (const instruction of ['ENTRYPOINT', 'CMD']) {
      const command = lines
        .map((line) => /^[ \t]*(\w+)[ \t]+([^\r]{1,2000})/.exec(line))
        .findLast((match) => match?.[1]?.toUpperCase() === instruction)?.[2];
      if (command === undefined) continue;
      const target = commandTarget(command, directoryOf(path), tree);
      yield { path: target ?? path, kind: 'container', evidence: `${name} ${instruction} ${command.trim()}` };
    }
  },
};

/** Process types of a Procfile. */
export const procfileFinder: EntryPointFinder = {
  name: 'Procfile',
  reads: ({ name }) => name === 'Procfile',
  *find({ path }, text, tree) {
    for (const [, type = '', command = ''] of text.unicode.slice(0, 20_000).matchAll(/^([\w-]{1,50}):[ \t]*([^\r\n]{1,1000})/gm)) {
      yield { path: commandTarget(command, directoryOf(path), tree) ?? path, kind: 'server', evidence: `Procfile ${type}: ${command}` };
    }
  },
};
