import { resolve } from 'node:path';
import type { JobOptions } from '@reposcan/queue';
import { checkDeepScan, type DeepScanOptions } from '../deep-scan/deep-scan-options.js';
import { PipelineError } from '../pipeline-error.js';
import { checkQuickScan, type QuickScanOptions } from '../quick-scan/quick-scan-options.js';
import type { DeepScanPayload, QuickScanPayload } from './scan-jobs.js';

/** How the job of a scan is run. */
export interface ScanJobOptions {
  /** Whole number; higher starts first. @default 10 for accounts, whose scans take a second, 0 for repositories */
  priority?: number | undefined;
  /** @default 3 */
  attempts?: number | undefined;
  /** An attempt that takes longer is aborted and fails; milliseconds. @default 1_800_000, 30 minutes */
  timeoutMs?: number | undefined;
}

/** Which account a job scans, and how. A job carries no token: the worker asks `tokenFor`. */
export interface EnqueueQuickScanOptions extends Pick<QuickScanOptions, 'login' | 'userId' | 'store' | 'enrich'>, ScanJobOptions {
  token?: never;
}

/** Which account a job scans, before its selected repositories. It is stored. */
export type EnqueueAccountScanOptions = Omit<EnqueueQuickScanOptions, 'store'>;

/** Which repository a job scans, and how. A job carries no token: the worker asks `tokenFor`. */
export interface EnqueueScanOptions extends Omit<DeepScanOptions, 'token' | 'signal' | 'onEvent'>, ScanJobOptions {
  token?: never;
}

/** An account's scan takes a second and somebody waits for it: it does not queue up behind repositories, which take minutes. */
export const priorities = { account: 10, repository: 0 } as const;

/** Before the second attempt 30 s, then a minute: together longer than the minute that GitHub's secondary limits ask for. */
const backoff = { kind: 'exponential', delayMs: 30_000, jitter: 0.2 } as const;

/** The queue's options for a scan job. */
export function jobOptionsOf({ priority, attempts = 3, timeoutMs = 30 * 60_000 }: ScanJobOptions, defaultPriority: number): JobOptions {
  return { priority: priority ?? defaultPriority, attempts, timeoutMs, backoff };
}

/** The payload of a quick scan. Throws `INVALID_INPUT` for what cannot be, and for a token. */
export function quickScanPayload({ token, ...options }: EnqueueQuickScanOptions, deepScans: boolean): QuickScanPayload {
  refuseToken(token);
  const { login, userId, store, enrich } = checkQuickScan(options);
  return { login, userId, store, enrich, deepScans };
}

/** The payload of a deep scan. Throws `INVALID_INPUT` for what cannot be, and for a token or a URL that may hold a secret. */
export function deepScanPayload({ token, ...options }: EnqueueScanOptions): DeepScanPayload {
  refuseToken(token);
  const { target, token: _, signal: __, onEvent: ___, ...asked } = checkDeepScan(options);
  const payload = { ref: target.ref ?? null, ...asked, nameWithOwner: null };
  if ('path' in target) return { target: { path: resolve(target.path) }, ...payload };
  if (mayHoldSecret(target.url)) {
    throw new PipelineError('The URL carries a user, a password, a query or a fragment, and a job is stored.', {
      code: 'INVALID_INPUT',
      hint: 'Leave them out, and let the worker look the token up: new ScanOrchestrator({ …, tokenFor }).',
    });
  }
  return { target: { url: target.url }, ...payload };
}

function refuseToken(token: unknown): void {
  if (token === undefined) return;
  throw new PipelineError('A job is stored, and carries no token.', {
    code: 'INVALID_INPUT',
    hint: 'Let the worker look it up: new ScanOrchestrator({ …, tokenFor }).',
  });
}

/** Whether anything in the URL may be a credential. The user `git` of ssh addresses is none, nor is the `@` that begins a part of the path. */
function mayHoldSecret(url: string): boolean {
  const anonymous = url.replace(/^((?:git\+)?ssh:\/\/)?git@/iu, '$1').replaceAll(/(?<=[^/]\/)@/gu, '');
  return /[@?#\\]/u.test(anonymous);
}
