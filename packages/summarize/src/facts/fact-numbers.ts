import { numbersIn } from '../claims/numbers-in.js';
import type { Project } from '../project/read-project.js';
import type { Facts } from './facts.js';

/** Every number that facts and manifests hold, also those in their texts. */
export function factNumbers(facts: Facts, project: Project): ReadonlySet<string> {
  const numbers = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'number') numbers.add(String(value));
    else if (typeof value === 'string') for (const number of numbersIn(value)) numbers.add(number);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
  };
  visit(facts);
  visit(project);
  return numbers;
}
