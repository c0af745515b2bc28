import { asArray, asRecord } from '../json.js';

/** One entry of `errors` in a GraphQL answer. */
export interface GraphqlProblem {
  /** `NOT_FOUND`, `RATE_LIMITED`, …; empty where GitHub gave none. */
  type: string;
  message: string;
  /** Where in `data` it left a null, such as `['nodes', 3, 'issues']`. */
  path: readonly (string | number)[];
}

/** The errors of a GraphQL answer. Entries of another shape lose what does not fit, not the rest. */
export function readProblems(errors: unknown): GraphqlProblem[] {
  return asArray(errors).map((entry) => {
    const { type, message, path, extensions } = asRecord(entry) ?? {};
    const code = asRecord(extensions)?.['code'];
    return {
      type: typeof type === 'string' ? type : typeof code === 'string' ? code : '',
      message: typeof message === 'string' ? message : '',
      path: asArray(path).filter((step) => typeof step === 'string' || typeof step === 'number'),
    };
  });
}
