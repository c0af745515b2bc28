import { Registry } from './command.js';
import { count } from './count.js';

const registry = new Registry().add(count);

async function main(): Promise<void> {
  process.exitCode = await registry.dispatch(process.argv.slice(2));
}

main().catch(report);

function report(error: unknown): void {
  console.error(error);
}
