export type { PageEvent } from './accounts/repository-collection.js';
export type { Clock } from './clock.js';
export { GithubError, type GithubErrorCode, type GithubErrorOptions } from './github-error.js';
export type { GithubOptions } from './github-options.js';
export { createGithub, type CallOptions, type EnrichOptions, type FetchAccountOptions, type Github } from './github.js';
export type { RequestEvent } from './transport/request-event.js';
export {
  createMemoryResponseCache,
  type CachedResponse,
  type MemoryResponseCacheOptions,
  type ResponseCache,
} from './transport/response-cache.js';
