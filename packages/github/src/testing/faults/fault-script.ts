import type { RecordedRequest } from '../recorded-request.js';
import { GithubTestingError } from '../testing-error.js';
import type { Fault, FaultMatch } from './fault.js';

/** Decides which fault is played on which request. */
export interface FaultScript {
  /** The fault for this request, used up by one; `null` for none. */
  next(request: RecordedRequest): Fault | null;
}

/**
 * Faults are tried in their order and the first that fits is played: one per request. A fault that another one displaced keeps its
 * turn, so faults without a match are played one after the other.
 */
export function createFaultScript(faults: readonly Fault[]): FaultScript {
  const entries = faults.map((fault) => {
    const times = fault.times ?? 1;
    if (!(times > 0))
      throw new GithubTestingError(`A fault is to be played ${times} times.`, {
        code: 'INVALID_OPTIONS',
        hint: 'Use 1 or more.',
        input: fault.kind,
      });
    return { fault, left: times, seen: 0 };
  });

  return {
    next(request) {
      const fitting = entries.filter(({ fault }) => fits(request, fault.match ?? {}));
      for (const entry of fitting) entry.seen += 1;
      const entry = fitting.find(({ fault, left, seen }) => left > 0 && seen >= (fault.match?.nth ?? 1));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.fault;
    },
  };
}

function fits(request: RecordedRequest, match: FaultMatch): boolean {
  return (
    (match.kind === undefined || match.kind === request.kind) &&
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || matchesText(request.path, match.path)) &&
    (match.operation === undefined || matchesText(request.operationName ?? '', match.operation)) &&
    (match.cursor === undefined || cursorsOf(request.variables).some((cursor) => matchesText(cursor, match.cursor ?? ''))) &&
    (match.page === undefined || match.page === request.page) &&
    (match.where === undefined || match.where(request))
  );
}

function matchesText(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === 'string' ? text === pattern : text.search(pattern) !== -1;
}

/** The cursors among the variables of a GraphQL request. */
export function cursorsOf(variables: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    /(after|before|cursor)$/i.test(name) && typeof value === 'string' ? [value] : [],
  );
}
