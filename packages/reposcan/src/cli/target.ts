import { posix, win32 } from 'node:path';
import { plainText } from '@reposcan/core';
import { UsageError } from './usage-error.js';

/** What `scan` is to look at. */
export type Target =
  | { kind: 'account'; login: string }
  | { kind: 'path'; path: string }
  /** Unchecked: the git package decides whether it is safe to contact. */
  | { kind: 'url'; url: string };

/** A target, and what the reader should know about how it was understood. */
export interface ResolvedTarget {
  target: Target;
  notes: string[];
}

/** What resolving a target needs to know. */
export interface TargetContext {
  /** Absolute. Paths are relative to it. */
  cwd: string;
  /** Web address of the GitHub in use, without a slash at the end. */
  site: string;
  platform: NodeJS.Platform;
  /** What is at an absolute path; `null` for nothing. */
  lookAt(path: string): 'directory' | 'file' | null;
}

/** One sentence that says which targets there are. */
export const acceptedTargets =
  'A target is a path (.), a git URL (https://host/repository), a GitHub repository (owner/name), or a GitHub account (octocat or @octocat).';

// Looser than what GitHub hands out today: there are old accounts with other hyphens, and enterprise accounts with `_shortcode`.
const login = /^[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,20})?$/i;
const repositoryName = /^(?!\.{1,2}$)[\w.-]{1,100}$/;
/** A scheme, or git's `transport::address`. */
const scheme = /^[a-z][a-z\d+.-]*:(?:\/\/|:)/i;
/** `user@host:path`, as ssh writes it. */
const scpLike = /^[^\s/\\@]+@[^\s/\\]+:/;
const pathLike = /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[a-z]:[/\\])/i;

/**
 * Understands the word after `scan`. A directory that exists wins over an account or a repository of the same name, and a note says
 * so.
 * @throws UsageError for a word that can be none of these
 */
export function resolveTarget(word: string, context: TargetContext): ResolvedTarget {
  if (word.startsWith('@')) return { target: account(word.slice(1), word), notes: [] };
  if (scheme.test(word)) return fromUrl(word, context.site);

  const path = (context.platform === 'win32' ? win32 : posix).resolve(context.cwd, word);
  if (pathLike.test(word)) return { target: { kind: 'path', path }, notes: [] };
  const found = word === '' || word.includes('\0') ? null : context.lookAt(path);
  if (found === 'directory') return { target: { kind: 'path', path }, notes: directoryNotes(word) };
  if (login.test(word)) return { target: { kind: 'account', login: word }, notes: [] };

  const [owner = '', name = '', ...rest] = word.split('/');
  if (login.test(owner) && repositoryName.test(name) && rest.length === 0) {
    return { target: { kind: 'url', url: `${context.site}/${owner}/${name}` }, notes: [] };
  }
  if (found === 'file') return { target: { kind: 'path', path }, notes: [] };
  if (scpLike.test(word) || /^[a-z][a-z\d+.-]*:/i.test(word)) return { target: { kind: 'url', url: word }, notes: [] };
  throw new UsageError(`"${shown(word)}" is no target that scan understands.`, { hint: hintFor(word), input: shown(word) });
}

function account(text: string, word: string): Target {
  if (login.test(text)) return { kind: 'account', login: text };
  throw new UsageError(`"${shown(word)}" is not a GitHub login.`, {
    hint: 'A login has 1–39 letters, digits and single hyphens, such as octocat.',
    input: shown(word),
  });
}

/** On the GitHub in use one path segment is an account, and whatever comes after `owner/name` only belongs to the web page. */
function fromUrl(word: string, site: string): ResolvedTarget {
  const asGiven: ResolvedTarget = { target: { kind: 'url', url: word }, notes: [] };
  const url = URL.canParse(word) ? new URL(word) : null;
  // A URL that two parsers could read differently goes to the git package as it is: it refuses it.
  if (url === null || url.origin !== site || url.username !== '' || url.password !== '' || /[\\@\s]/.test(word)) return asGiven;

  const [owner = '', name, ...rest] = url.pathname.split('/').filter((segment) => segment !== '');
  if (owner === '') {
    throw new UsageError(`"${shown(word)}" names no account and no repository.`, { hint: acceptedTargets, input: shown(word) });
  }
  if (name === undefined) return { target: account(owner, word), notes: [] };
  if (owner === 'orgs' || owner === 'users') return { target: account(name, word), notes: [] };
  if (!login.test(owner) || !repositoryName.test(name)) return asGiven;
  return {
    target: { kind: 'url', url: `${site}/${owner}/${name}` },
    notes: rest.length === 0 ? [] : [`Scanning the repository ${owner}/${name}; --ref chooses a branch, tag or commit.`],
  };
}

function directoryNotes(word: string): string[] {
  if (login.test(word)) return [`Scanning the directory ${word}; write @${word} for the GitHub account.`];
  const isRepository = /^[^/\\]+\/[^/\\]+$/.test(word) && !word.startsWith('.');
  return isRepository ? [`Scanning the directory ${word}; write its full URL for the GitHub repository.`] : [];
}

function hintFor(word: string): string {
  const withoutScheme = /^[a-z\d-]+(?:\.[a-z\d-]+)+\/\S+$/i.test(word);
  return withoutScheme ? `Did you mean https://${shown(word)}? ${acceptedTargets}` : acceptedTargets;
}

/** A word of the command line, safe and short enough for a message. */
function shown(word: string): string {
  const text = plainText(word);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
