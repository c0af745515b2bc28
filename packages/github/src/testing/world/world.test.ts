import { describe, expect, it } from 'vitest';
import { createAccountFixture } from '../fixtures/create-account-fixture.js';
import { GithubTestingError } from '../testing-error.js';
import { createWorld } from './world.js';

describe('createWorld', () => {
  it('copies fixtures: one fixture may serve several worlds', () => {
    const fixture = createAccountFixture({ login: 'octocat', repositories: 2 });
    const world = createWorld();
    world.add(fixture);

    const account = world.account('octocat');
    if (account !== undefined) world.setRepositories(account, []);

    expect(fixture.repositories).toHaveLength(2);
    expect(world.account('octocat')?.repositories).toEqual([]);
  });

  it.each([
    [
      'a login that is there already',
      [createAccountFixture({ login: 'a', repositories: 0 }), createAccountFixture({ login: 'A', repositories: 0 })],
    ],
    ['two repositories of one name', [createAccountFixture({ login: 'a', repositories: [{ name: 'x' }, { name: 'X' }] })]],
    [
      'two repositories of one id',
      [
        createAccountFixture({
          login: 'a',
          repositories: [
            { name: 'x', databaseId: 1 },
            { name: 'y', databaseId: 1 },
          ],
        }),
      ],
    ],
  ])('refuses %s', (_, fixtures) => {
    const world = createWorld();

    expect(() => fixtures.forEach((fixture) => world.add(fixture))).toThrow(GithubTestingError);
  });

  it('forgets the ids of repositories that are gone', () => {
    const world = createWorld();
    world.add(createAccountFixture({ login: 'octocat', repositories: 2 }));
    const account = world.account('octocat');
    const [gone, kept] = account?.repositories ?? [];
    if (account === undefined || gone === undefined || kept === undefined) throw new Error('no fixture');

    world.setRepositories(account, [kept]);

    expect(world.repositoryById(gone.id, null)).toBeUndefined();
    expect(world.repositoryById(kept.id, null)?.repository.name).toBe(kept.name);
  });
});
