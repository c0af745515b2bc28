import { createRepositoryFixture } from '../fixtures/create-repository-fixture.js';
import { timestamp } from '../fixtures/timestamp.js';
import { GithubTestingError } from '../testing-error.js';
import type { World } from '../world/world.js';
import type { FaultEffect } from './fault.js';

/**
 * Changes the world as a `repository-moved` fault says.
 * @throws GithubTestingError INVALID_OPTIONS when there is no such account or repository
 */
export function moveRepository(world: World, fault: Extract<FaultEffect, { kind: 'repository-moved' }>, now: number): void {
  const account = fault.login === undefined ? world.accounts()[0] : world.account(fault.login);
  if (account === undefined) throw missing(`account ${fault.login ?? ''}`);
  const { change = 'pushed' } = fault;
  const { repositories } = account;
  // Newer than everything that is there, whatever the clock says.
  const newest = repositories.reduce(
    (latest, { createdAt, pushedAt }) => Math.max(latest, Date.parse(createdAt), Date.parse(pushedAt ?? createdAt)),
    now,
  );
  const moment = timestamp(newest + 1000);
  if (change === 'created') {
    const name = `new-repository-${repositories.length + 1}`;
    const databaseId = 1 + Math.max(account.databaseId, ...repositories.map((repository) => repository.databaseId));
    const created = createRepositoryFixture({
      name,
      databaseId,
      isFork: false,
      createdAt: moment,
      updatedAt: moment,
      pushedAt: moment,
    });
    world.setRepositories(account, [...repositories, created]);
    return;
  }
  const moved =
    fault.repository === undefined
      ? repositories.toSorted((left, right) => ((left.pushedAt ?? '') < (right.pushedAt ?? '') ? -1 : 1))[0]
      : repositories.find(({ name }) => name === fault.repository);
  if (moved === undefined) throw missing(`repository ${account.login}/${fault.repository ?? ''}`);
  const others = repositories.filter((repository) => repository !== moved);
  world.setRepositories(account, change === 'deleted' ? others : [...others, { ...moved, pushedAt: moment, updatedAt: moment }]);
}

function missing(what: string): GithubTestingError {
  return new GithubTestingError(`A repository-moved fault names the ${what}, which does not exist.`, {
    code: 'INVALID_OPTIONS',
    hint: 'Name an account of this server.',
    input: what,
  });
}
