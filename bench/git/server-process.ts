import { startGitServer } from '../../packages/git/src/fixtures/git-server.js';

// Serves the repositories below a folder until stdin ends, in a process of its own: what is measured does not wait for it.
const [root = '.'] = process.argv.slice(2);
const server = await startGitServer(root);
console.log(server.origin);
process.stdin.resume();
process.stdin.on('end', () => void server.close());
