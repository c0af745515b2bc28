import { describe, expect, it } from 'vitest';
import type { RecordedRequest } from '../recorded-request.js';
import { GithubTestingError } from '../testing-error.js';
import type { Fault } from './fault.js';
import { createFaultScript } from './fault-script.js';

const REQUEST: RecordedRequest = {
  index: 0,
  at: 0,
  method: 'POST',
  path: '/graphql',
  kind: 'graphql',
  operationName: 'QuickScan',
  query: '',
  variables: { login: 'octocat', after: 'abc' },
  page: 2,
  headers: {},
  login: 'octocat',
  roundTrip: 1,
  status: null,
  fault: null,
};
const LIST: RecordedRequest = {
  ...REQUEST,
  method: 'GET',
  path: '/users/octocat/repos?page=3',
  kind: 'rest',
  operationName: null,
  variables: {},
  page: 3,
};

describe('createFaultScript', () => {
  it('plays faults without a match one after the other, then none', () => {
    const script = createFaultScript([{ kind: 'hang' }, { kind: 'cut', times: 2 }]);

    const played = Array.from({ length: 4 }, () => script.next(REQUEST)?.kind ?? null);

    expect(played).toEqual(['hang', 'cut', 'cut', null]);
  });

  it.each<[string, Fault['match'], boolean, boolean]>([
    ['kind', { kind: 'rest' }, false, true],
    ['method', { method: 'post' }, true, false],
    ['path as a text', { path: '/graphql' }, true, false],
    ['path as a pattern', { path: /repos\?/ }, false, true],
    ['operation', { operation: 'QuickScan' }, true, false],
    ['operation as a pattern', { operation: /^Quick/ }, true, false],
    ['cursor', { cursor: /^a/ }, true, false],
    ['page', { page: 3 }, false, true],
    ['where', { where: ({ login }) => login === 'octocat' }, true, true],
    ['several conditions', { kind: 'rest', page: 2 }, false, false],
  ])('matches by %s', (_, match, query, list) => {
    expect(createFaultScript([{ kind: 'hang', match }]).next(REQUEST) !== null).toBe(query);
    expect(createFaultScript([{ kind: 'hang', match }]).next(LIST) !== null).toBe(list);
  });

  it('counts the n-th request among those that match', () => {
    const script = createFaultScript([{ kind: 'hang', match: { kind: 'rest', nth: 2 } }]);

    const played = [LIST, REQUEST, LIST, LIST].map((request) => script.next(request)?.kind ?? null);

    expect(played).toEqual([null, null, 'hang', null]);
  });

  it.each([0, -1, Number.NaN])('refuses to play a fault %d times', (times) => {
    expect(() => createFaultScript([{ kind: 'hang', times }])).toThrow(GithubTestingError);
  });
});
