export type { GitProgress } from './clone/progress.js';
export * from './create-git.js';
export * from './git.js';
export { GitError, type GitErrorCode } from './git-error.js';
export type { GitLimits } from './process/limits.js';
export { isPublicAddress, lookupAddresses, type Lookup } from './url/address.js';
export { checkUrl, type CheckedUrl } from './url/check-url.js';
export type { UrlPolicy } from './url/url-policy.js';
