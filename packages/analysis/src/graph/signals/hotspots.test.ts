import type { CommitHistory, ObservedFile } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { churnOf } from './churn.js';
import { hotspotsOf } from './hotspots.js';

const commit = (files: string[], merge = false): CommitHistory['commits'][number] => ({ oid: 'f', author: 'A', email: 'a@example.org', committedAt: '2026-01-01T00:00:00Z', subject: '', merge, files });
const file = (path: string, importance: number, role: ObservedFile['role'] = 'source'): ObservedFile => ({ path, importance, role, size: 1, language: null, lines: 1, reasons: [] });

describe('churn', () => {
  it('counts commits, not merges, and a path once a commit', () => {
    const commits = [commit(['a', 'b']), commit(['a', 'a']), commit(['b'], true)];

    expect(churnOf({ commits, since: '', truncated: false, shallow: false })).toEqual(new Map([['a', 2], ['b', 1]]));
  });
});

describe('hotspots', () => {
  it('are the source files that matter and change, by importance × share of the most commits', () => {
    const files = [file('a', 50), file('b', 90), file('c', 100), file('d.test', 100, 'test')];

    expect(hotspotsOf(files, new Map([['a', 10], ['b', 5], ['gone', 99], ['d.test', 99]]))).toEqual([
      { path: 'a', score: 50, importance: 50, commits: 10 },
      { path: 'b', score: 45, importance: 90, commits: 5 },
    ]);
  });

  it('are twenty at most', () => {
    const files = Array.from({ length: 30 }, (_, index) => file(String(index), index + 1));

    expect(hotspotsOf(files, new Map(files.map(({ path }) => [path, 1])))).toHaveLength(20);
  });
});
