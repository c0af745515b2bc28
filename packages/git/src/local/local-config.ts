import { plainText } from '@reposcan/core';
import type { Setting } from '../process/environment.js';
import type { GitRunner } from '../process/git-runner.js';
import { withoutCredentials } from '../untrusted/redact.js';
import { locally, type LocalCall } from './locate-repository.js';

/** What is taken from a repository's own configuration: data, nothing that could run. */
export interface LocalConfig {
  /** The `origin` remote without credentials, or `null`. */
  remoteUrl: string | null;
  /** What changes which files of the working tree count as different. */
  comparison: Setting[];
}

const COMPARISON = /^core\.(?:filemode|symlinks|ignorecase|precomposeunicode|autocrlf|eol|trustctime|checkstat)$/;

/** Reads it. A configuration that says nothing, or too much, is an empty one. */
export async function readLocalConfig(runner: GitRunner, call: LocalCall): Promise<LocalConfig> {
  const { stdout } = await runner.run(['config', '--null', '--get-regexp', '^(core\\.|remote\\.origin\\.url$)'], locally(call));
  const settings = stdout.split('\0').map((record): Setting => {
    const [key = '', ...value] = record.split('\n');
    // A key without a value is true.
    return [key, value.length === 0 ? 'true' : value.join('\n')];
  });
  const remote = settings.findLast(([key]) => key === 'remote.origin.url')?.[1] ?? '';
  return {
    remoteUrl: remote === '' ? null : plainText(withoutCredentials(remote), 2048),
    comparison: settings.filter(([key, value]) => COMPARISON.test(key) && /^[a-z0-9]{1,16}$/i.test(value)),
  };
}
