import { createHash } from 'node:crypto';
import type { FileFixture } from '../fixtures/repository-fixture.js';
import type { HostedRepository } from '../world/world.js';
import { countedConnection, type PageArguments } from './connection.js';
import { QueryError } from './query-error.js';
import type { QueryContext } from './work.js';

type Node = Record<string, unknown>;

/** The object that an expression names: `HEAD`, `main`, `HEAD:`, `HEAD:docs`, `HEAD:README.md`; `null` where there is none. */
export function gitObjectNode(hosted: HostedRepository, expression: string, repositoryNode: Node): Node | null {
  const { repository } = hosted;
  const [revision = '', ...rest] = expression.split(':');
  const isHead =
    revision === 'HEAD' || revision === repository.defaultBranch || revision === `refs/heads/${repository.defaultBranch}`;
  if (!isHead || repository.defaultBranch === null) return null;
  if (rest.length === 0) return commitNode(hosted, repositoryNode);
  const path = rest.join(':').replace(/^\/+|\/+$/g, '');
  const file = repository.files.find((candidate) => candidate.path === path);
  if (file !== undefined) return blobNode(hosted, file, repositoryNode);
  const prefix = path === '' ? '' : `${path}/`;
  const below = repository.files.filter((candidate) => candidate.path.startsWith(prefix));
  return below.length === 0 ? null : treeNode(hosted, prefix, repositoryNode);
}

/** The last commit of the default branch. */
export function commitNode(hosted: HostedRepository, repositoryNode: Node): Node {
  const { owner, repository } = hosted;
  const oid = oidOf(`commit ${repository.id} ${repository.commits} ${repository.lastCommitAt}`);
  const committedDate = repository.lastCommitAt ?? repository.createdAt;
  const url = `https://github.com/${owner.login}/${repository.name}/commit/${oid}`;
  return {
    __typename: 'Commit',
    ...gitObject(hosted, oid, 'C', repositoryNode),
    committedDate,
    authoredDate: committedDate,
    message: 'Update the documentation',
    messageHeadline: 'Update the documentation',
    messageBody: '',
    url,
    tree: () => treeNode(hosted, '', repositoryNode),
    history: (
      args: PageArguments & { since?: string | null; until?: string | null; path?: string | null },
      context: QueryContext,
    ) => {
      for (const filter of ['since', 'until', 'path', 'author'] as const) {
        if ((args as Record<string, unknown>)[filter] === undefined || (args as Record<string, unknown>)[filter] === null)
          continue;
        throw new QueryError(null, `The fixture holds only how many commits there are: history cannot be filtered by ${filter}.`);
      }
      return countedConnection('commits', repository.commits, context);
    },
    statusCheckRollup: (_: unknown, context: QueryContext) => {
      context.work.counters += 1;
      return repository.checks === null ? null : { __typename: 'StatusCheckRollup', id: `SCR_${oid}`, state: repository.checks };
    },
  };
}

function treeNode(hosted: HostedRepository, prefix: string, repositoryNode: Node): Node {
  const { files } = hosted.repository;
  const names = new Map<string, FileFixture | null>();
  for (const file of files) {
    if (!file.path.startsWith(prefix)) continue;
    const [name = '', ...deeper] = file.path.slice(prefix.length).split('/');
    if (deeper.length === 0) names.set(name, file);
    else if (!names.has(name)) names.set(name, null);
  }
  const entries = [...names].map(([name, file]) => {
    const object = (): Node =>
      file === null ? treeNode(hosted, `${prefix}${name}/`, repositoryNode) : blobNode(hosted, file, repositoryNode);
    const dot = name.lastIndexOf('.');
    return {
      __typename: 'TreeEntry',
      name,
      path: `${prefix}${name}`,
      type: file === null ? 'tree' : 'blob',
      mode: file === null ? 0o040000 : 0o100644,
      size: file === null ? 0 : byteSize(file),
      extension: file === null || dot <= 0 ? '' : name.slice(dot),
      isGenerated: false,
      oid: () => object()['oid'],
      object,
      repository: repositoryNode,
    };
  });
  return {
    __typename: 'Tree',
    ...gitObject(hosted, oidOf(`tree ${hosted.repository.id} ${prefix}`), 'T', repositoryNode),
    entries,
  };
}

function blobNode(hosted: HostedRepository, file: FileFixture, repositoryNode: Node): Node {
  return {
    __typename: 'Blob',
    ...gitObject(hosted, oidOf(`blob ${file.path} ${file.size} ${file.text ?? ''}`), 'B', repositoryNode),
    byteSize: byteSize(file),
    isBinary: false,
    isTruncated: false,
    text: () => textOf(file),
  };
}

function gitObject({ owner, repository }: HostedRepository, oid: string, prefix: string, repositoryNode: Node): Node {
  const path = `/${owner.login}/${repository.name}/commit/${oid}`;
  return {
    id: `${prefix}_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitResourcePath: path,
    commitUrl: `https://github.com${path}`,
    repository: repositoryNode,
  };
}

/** Bytes of a file: of its text where it has one. */
function byteSize(file: FileFixture): number {
  return file.text === undefined ? file.size : Buffer.byteLength(file.text);
}

function textOf(file: FileFixture): string {
  const line = `${file.path}\n`;
  return file.text ?? line.repeat(Math.ceil(file.size / line.length)).slice(0, file.size);
}

function oidOf(content: string): string {
  return createHash('sha1').update(content).digest('hex');
}
