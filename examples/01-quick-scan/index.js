// A quick scan of an account with the packages wired by hand. It runs against a GitHub on loopback, so it needs no token and no network;
// for the real one leave out `baseUrl` and hand in a token.
import { createAccountFixture, createGithubServer } from '@reposcan/github/testing';

const server = createGithubServer({
  accounts: [createAccountFixture({ login: 'octocat', repositories: 40 })],
  tokens: { 'example-token': { login: 'octocat' } },
});
const { url: baseUrl } = await server.listen();
const token = 'example-token';

// #region readme
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator } from '@reposcan/pipeline';
import { createMemoryStore } from '@reposcan/storage';

const orchestrator = new ScanOrchestrator({
  github: createGithub({ token, baseUrl }),
  storage: createMemoryStore(),
});

const scan = await orchestrator.quickScan({ login: 'octocat' });

console.log(`${scan.profile.login}: ${scan.repositories.length} repositories`);
console.log(`${scan.selected.length} worth a deep scan, the best of them:`);
for (const { nameWithOwner, importance } of scan.repositories.slice(0, 3)) {
  console.log(`${importance.score.toFixed(1)} ${importance.category.padEnd(11)} ${nameWithOwner}`);
  console.log(`  ${importance.components[0].sentence}`);
}
// #endregion

await server.close();
