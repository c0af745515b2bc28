import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, json, type Answer } from './answer.js';
import type { Fault } from './faults/fault.js';
import { faultAnswer, GAVE_UP } from './faults/fault-answer.js';
import { createFaultScript } from './faults/fault-script.js';
import { moveRepository } from './faults/move-repository.js';
import type { AccountFixture } from './fixtures/account-fixture.js';
import { createGithubApi } from './github-api.js';
import { loadGraphql } from './graphql/schema.js';
import { readIncoming, recordOf, type Incoming } from './incoming.js';
import { checkedLatency, delayOf, realSleep, type LatencyModel, type Sleep } from './latency.js';
import { createRateBudgets, type RateLimitOptions } from './rate-budget.js';
import type { RecordedRequest } from './recorded-request.js';
import { sendAnswer } from './send-answer.js';
import { GithubTestingError } from './testing-error.js';
import { authenticate, type Authentication, type TokenFixture } from './tokens.js';
import { createWorld, type World } from './world/world.js';

/** How the loopback GitHub is set up. */
export interface GithubServerOptions {
  /** What it hosts. @default nothing */
  accounts?: readonly AccountFixture[];
  /** The tokens that it knows; any other is answered with 401. @default none */
  tokens?: Readonly<Record<string, TokenFixture>>;
  /** How long answers take. @default no delay */
  latency?: LatencyModel;
  /** What goes wrong, in order. @default nothing */
  faults?: readonly Fault[];
  /** @default GitHub's limits */
  rateLimit?: RateLimitOptions;
  /** The clock of budgets and recorded requests, milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** How delays are waited for; hand in one that returns at once to test without waiting. @default real time */
  sleep?: Sleep;
}

/** A GitHub on loopback: GraphQL against GitHub's schema and the REST paths of an account scan. */
export interface GithubServer {
  /**
   * Starts it on 127.0.0.1; port 0 lets the system choose.
   * @throws GithubTestingError ALREADY_LISTENING, MISSING_DEPENDENCY
   */
  listen(port?: number): Promise<{ /** `http://127.0.0.1:PORT`: the base URL of the API. */ url: string }>;
  /** Ends it with all its connections, also those that still wait for an answer. Closing twice is fine. */
  close(): Promise<void>;
  /** What was asked so far, in the order of arrival: one list that grows, and that `reset()` empties. */
  readonly requests: readonly RecordedRequest[];
  /** Hosts one more account. @throws GithubTestingError INVALID_FIXTURE */
  addAccount(account: AccountFixture): void;
  /** Replaces the fault script. @throws GithubTestingError INVALID_OPTIONS */
  setFaults(faults: readonly Fault[]): void;
  /** Replaces the latency model. @throws GithubTestingError INVALID_OPTIONS */
  setLatency(model: LatencyModel): void;
  /** Back to the options that it was created with: accounts, faults, latency, full budgets, no requests. */
  reset(): void;
}

/**
 * Creates a loopback GitHub. Nothing listens before `listen()`.
 * @throws GithubTestingError INVALID_FIXTURE, INVALID_OPTIONS
 */
export function createGithubServer(options: GithubServerOptions = {}): GithubServer {
  const { accounts = [], tokens = {}, now = Date.now, sleep = realSleep } = options;
  const budgets = createRateBudgets({ ...options.rateLimit, now });
  const api = createGithubApi();
  const requests: RecordedRequest[] = [];
  let world: World = hosting(accounts);
  let latency = checkedLatency(options.latency ?? {});
  let script = createFaultScript(options.faults ?? []);
  let deepestEnded = 0;
  let server: Server | undefined;

  const record = (incoming: Incoming, authentication: Authentication): RecordedRequest => {
    const login = authentication.kind === 'viewer' ? authentication.viewer.login : null;
    const entry = recordOf(incoming, { index: requests.length, at: now(), roundTrip: deepestEnded + 1, login });
    requests.push(entry);
    return entry;
  };

  const answerFor = async (incoming: Incoming, authentication: Authentication, fault: Fault | null): Promise<Answer> => {
    if (fault?.kind === 'repository-moved') moveRepository(world, fault, now());
    const owner = authentication.kind === 'viewer' ? authentication.viewer.login : null;
    const resource = incoming.kind === 'graphql' ? 'graphql' : 'core';
    const played = fault === null ? null : faultAnswer(fault, { budgets, resource, owner, now: now() });
    return played ?? api(incoming, authentication, { world, budgets, fault });
  };

  const handle = async (message: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> => {
    const incoming = await readIncoming(message);
    const authentication = authenticate(message.headers.authorization, tokens);
    const entry = record(incoming, authentication);
    const fault = script.next(entry);
    entry.fault = fault?.kind ?? null;
    const ended = (): void => {
      // After a reset the chain begins anew.
      if (requests[entry.index] === entry) deepestEnded = Math.max(deepestEnded, entry.roundTrip);
    };
    signal.addEventListener('abort', ended, { once: true });
    if (fault?.kind === 'hang') return;
    const answer = await answerFor(incoming, authentication, fault);
    const delay = delayOf(latency, answer.work);
    if (delay.ms > 0) await sleep(delay.ms, signal);
    const final = delay.gaveUp ? json(502, { message: GAVE_UP }) : answer;
    entry.status = final.status;
    await sendAnswer(response, withCommonHeaders(final, entry), { fault, sleep, signal, onSent: ended });
  };

  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    const controller = new AbortController();
    // Also when the server closes: that ends every connection.
    response.once('close', () => controller.abort());
    handle(message, response, controller.signal).catch((error: unknown) => {
      // The client went away, or the server closes: nobody is left to answer.
      if (controller.signal.aborted || response.destroyed) return;
      const answer = failure(500, `The loopback GitHub failed: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    });
  };

  return {
    requests,
    async listen(port = 0) {
      if (server !== undefined)
        throw new GithubTestingError('The server listens already.', { code: 'ALREADY_LISTENING', hint: 'Close it first.' });
      const starting = createServer(onRequest);
      server = starting;
      try {
        // Before the first request, so that none of them pays for the schema.
        await loadGraphql();
        await new Promise<void>((resolve, reject) => {
          starting.once('error', reject);
          starting.listen(port, '127.0.0.1', resolve);
        });
      } catch (error) {
        server = undefined;
        throw error;
      }
      return { url: `http://127.0.0.1:${(starting.address() as AddressInfo).port}` };
    },
    async close() {
      const closing = server;
      if (closing === undefined) return;
      server = undefined;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeAllConnections();
      });
    },
    addAccount: (account) => world.add(account),
    setFaults(faults) {
      script = createFaultScript(faults);
    },
    setLatency(model) {
      latency = checkedLatency(model);
    },
    reset() {
      world = hosting(accounts);
      latency = options.latency ?? {};
      script = createFaultScript(options.faults ?? []);
      budgets.reset();
      requests.length = 0;
      deepestEnded = 0;
    },
  };
}

function hosting(accounts: readonly AccountFixture[]): World {
  const world = createWorld();
  for (const account of accounts) world.add(account);
  return world;
}

function withCommonHeaders(answer: Answer, { index, kind }: RecordedRequest): Answer {
  return {
    ...answer,
    headers: {
      server: 'github.com',
      'x-github-media-type': 'github.v4; format=json',
      'x-github-request-id': `0000:${kind === 'graphql' ? '0001' : '0002'}:${index.toString(16).toUpperCase().padStart(8, '0')}`,
      ...answer.headers,
    },
  };
}
