import { asRecord, asText } from '../json.js';
import { readProblems } from './graphql-problem.js';
import type { Refusal } from './refusal.js';

/**
 * What speaks against an answer, or `null` for one without fault. `data` is the parsed body, `undefined` where it is not JSON.
 */
export function readRefusal(answer: Pick<Refusal, 'status' | 'headers'>, data: unknown): Refusal | null {
  const { status, headers } = answer;
  const record = asRecord(data);
  const problems = readProblems(record?.['errors']);
  const readable = data !== undefined;
  if (status < 300 && readable && problems.length === 0) return null;
  const messages = [asText(record?.['message']), ...problems.map(({ message }) => asText(message))].filter(
    (message) => message !== null,
  );
  return {
    status,
    headers,
    types: problems.map(({ type }) => type).filter((type) => type !== ''),
    text: messages.join('; '),
    readable,
  };
}
