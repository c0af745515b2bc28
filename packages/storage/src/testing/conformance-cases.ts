import { analysisCases } from './cases/analyses.js';
import { atomicityCases } from './cases/atomicity.js';
import { cachedRepositoryCases } from './cases/cached-repositories.js';
import { closingCases } from './cases/closing.js';
import { completeScanCases } from './cases/complete-scans.js';
import { copyCases } from './cases/copies.js';
import { durabilityCases } from './cases/durability.js';
import { inputCases } from './cases/input.js';
import { nameCases } from './cases/names.js';
import { pagingCases } from './cases/paging.js';
import { parallelWriteCases } from './cases/parallel-writes.js';
import { reportCases } from './cases/reports.js';
import { repositoryListCases } from './cases/repository-lists.js';
import { roundTripCases } from './cases/round-trip.js';
import { runListCases } from './cases/run-lists.js';
import { scaleCases } from './cases/scale.js';
import { scanCacheCases } from './cases/scan-caches.js';
import { summaryCases } from './cases/summaries.js';
import { upsertCases } from './cases/upserts.js';
import { userCases } from './cases/users.js';
import type { ConformanceCase } from './conformance-case.js';

/** Every case by the file that holds it, in the order in which they run: the plain promises first. */
export const conformanceCases: Readonly<Record<string, readonly ConformanceCase[]>> = {
  'round-trip': roundTripCases,
  upserts: upsertCases,
  'complete-scans': completeScanCases,
  analyses: analysisCases,
  users: userCases,
  names: nameCases,
  'repository-lists': repositoryListCases,
  'run-lists': runListCases,
  summaries: summaryCases,
  reports: reportCases,
  'scan-caches': scanCacheCases,
  'cached-repositories': cachedRepositoryCases,
  paging: pagingCases,
  input: inputCases,
  atomicity: atomicityCases,
  'parallel-writes': parallelWriteCases,
  copies: copyCases,
  closing: closingCases,
  durability: durabilityCases,
  scale: scaleCases,
};
