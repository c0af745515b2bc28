import type { AccountFixture } from '../fixtures/account-fixture.js';
import type { RepositoryFixture } from '../fixtures/repository-fixture.js';
import { GithubTestingError } from '../testing-error.js';
import { hasScope, type Viewer } from './viewer.js';

/** A repository together with the account that owns it. */
export interface HostedRepository {
  readonly owner: AccountFixture;
  readonly repository: RepositoryFixture;
}

/** Everything that the loopback GitHub hosts. Logins and names are found in any case, as on GitHub. */
export interface World {
  /** @throws GithubTestingError INVALID_FIXTURE when a login or an id is there already */
  add(account: AccountFixture): void;
  account(login: string): AccountFixture | undefined;
  accountById(id: string): AccountFixture | undefined;
  /** A repository that the viewer may see. */
  repository(owner: string, name: string, viewer: Viewer | null): HostedRepository | undefined;
  repositoryById(id: string, viewer: Viewer | null): HostedRepository | undefined;
  /** The repositories of an account that the viewer may see, in the order of the fixture. */
  repositoriesOf(account: AccountFixture, viewer: Viewer | null): HostedRepository[];
  /** Whether the viewer may see what is private in the account. */
  isInsider(account: AccountFixture, viewer: Viewer | null): boolean;
  /** Every account, in the order in which they were added. */
  accounts(): AccountFixture[];
  /** Replaces the repositories of an account. */
  setRepositories(account: AccountFixture, repositories: RepositoryFixture[]): void;
}

/** An empty world; fixtures are copied when they are added, so that a fixture may serve several worlds. */
export function createWorld(): World {
  const byLogin = new Map<string, AccountFixture>();
  const byId = new Map<string, HostedRepository | AccountFixture>();

  const isInsider = (account: AccountFixture, viewer: Viewer | null): boolean => {
    if (viewer === null || !hasScope(viewer, 'repo')) return false;
    const login = viewer.login.toLowerCase();
    return account.login.toLowerCase() === login || account.members.some((member) => member.toLowerCase() === login);
  };
  const isVisible = ({ owner, repository }: HostedRepository, viewer: Viewer | null): boolean =>
    repository.visibility === 'PUBLIC' || isInsider(owner, viewer);
  const claimId = (id: string, value: HostedRepository | AccountFixture, what: string): void => {
    if (byId.has(id)) {
      throw new GithubTestingError(`Two fixtures have the node id ${id}; the second is ${what}.`, {
        code: 'INVALID_FIXTURE',
        hint: 'Give each a databaseId of its own.',
        input: what,
      });
    }
    byId.set(id, value);
  };

  return {
    add(given) {
      const account = structuredClone(given);
      if (byLogin.has(account.login.toLowerCase())) {
        throw new GithubTestingError(`The account ${account.login} was added already.`, {
          code: 'INVALID_FIXTURE',
          hint: 'Add each login once.',
          input: account.login,
        });
      }
      const names = new Set(account.repositories.map(({ name }) => name.toLowerCase()));
      if (names.size !== account.repositories.length) {
        throw new GithubTestingError(`The account ${account.login} has two repositories of the same name.`, {
          code: 'INVALID_FIXTURE',
          hint: 'Rename one of them.',
          input: account.login,
        });
      }
      claimId(account.id, account, account.login);
      for (const repository of account.repositories) {
        claimId(repository.id, { owner: account, repository }, `${account.login}/${repository.name}`);
      }
      byLogin.set(account.login.toLowerCase(), account);
    },
    account: (login) => byLogin.get(login.toLowerCase()),
    accountById(id) {
      const found = byId.get(id);
      return found !== undefined && 'login' in found ? found : undefined;
    },
    repository(login, name, viewer) {
      const owner = byLogin.get(login.toLowerCase());
      const repository = owner?.repositories.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
      if (owner === undefined || repository === undefined) return undefined;
      const hosted = { owner, repository };
      return isVisible(hosted, viewer) ? hosted : undefined;
    },
    repositoryById(id, viewer) {
      const found = byId.get(id);
      return found !== undefined && 'repository' in found && isVisible(found, viewer) ? found : undefined;
    },
    repositoriesOf: (owner, viewer) =>
      owner.repositories.map((repository) => ({ owner, repository })).filter((hosted) => isVisible(hosted, viewer)),
    isInsider,
    accounts: () => [...byLogin.values()],
    setRepositories(account, repositories) {
      for (const { id } of account.repositories) byId.delete(id);
      account.repositories = repositories;
      for (const repository of repositories)
        claimId(repository.id, { owner: account, repository }, `${account.login}/${repository.name}`);
    },
  };
}
