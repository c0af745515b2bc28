import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('graphql');
  vi.doUnmock('@octokit/graphql-schema');
  vi.resetModules();
});

describe('loadGraphql', () => {
  it.each(['graphql', '@octokit/graphql-schema'])('names %s when it is not installed', async (name) => {
    vi.doMock(name, () => {
      throw new Error('Cannot find package');
    });
    const { createGithubServer } = await import('../github-server.js');
    const server = createGithubServer();

    const listening = server.listen();

    await expect(listening).rejects.toMatchObject({
      code: 'MISSING_DEPENDENCY',
      input: name,
      message: expect.stringContaining(`npm install --save-dev ${name}`),
    });
  });

  it('loads the schema once', async () => {
    const { loadGraphql } = await import('./schema.js');

    expect(await loadGraphql()).toBe(await loadGraphql());
  });
});
