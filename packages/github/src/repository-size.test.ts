import { describe, expect, it } from 'vitest';
import { createManualClock } from './fixtures/manual-clock.js';
import { createScriptedFetch, htmlResponse, jsonResponse, type Script } from './fixtures/scripted-fetch.js';
import { createGithub } from './github.js';

function scripted(script: Script) {
  const { fetch, sent } = createScriptedFetch(script);
  return { sent, github: createGithub({ fetch, clock: createManualClock({ skipUpTo: 5000 }), random: () => 0 }) };
}

describe('the size of a repository', () => {
  it('is in bytes, and takes one request', async () => {
    const { github, sent } = scripted(() => jsonResponse({ size: 108 }));

    expect(await github.repositorySize('octocat/Hello-World')).toBe(108 * 1024);
    expect(sent.map(({ url }) => url.href)).toEqual(['https://api.github.com/repos/octocat/Hello-World']);
  });

  it.each<[why: string, script: Script]>([
    ['there is no such repository', () => jsonResponse({ message: 'Not Found' }, 404)],
    ['GitHub has a bad day', () => htmlResponse(502)],
    ['the answer has no size', () => jsonResponse({ size: 'large' })],
    ['the answer is no object', () => jsonResponse([])],
  ])('is unknown where %s, after one request', async (_, script) => {
    const { github, sent } = scripted(script);

    expect(await github.repositorySize('octocat/hello')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it.each(['octocat', 'octocat/hello/world', '../hello', 'octocat/..', 'octocat/hel lo', '/hello', ''])('is unknown for "%s", without a request', async (name) => {
    const { github, sent } = scripted(() => jsonResponse({ size: 1 }));

    expect(await github.repositorySize(name)).toBeNull();
    expect(sent).toEqual([]);
  });

  it('rejects when it is aborted', async () => {
    const { github } = scripted(() => jsonResponse({ size: 1 }));

    await expect(github.repositorySize('octocat/hello', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
