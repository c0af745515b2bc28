import type { ScanTimings } from '../scan/timings.js';
import type { Warning } from '../scan/warning.js';
import type { EntryPoint, LanguageShare, ObservedFile, Readme, RepositoryStats } from './observation.js';

/** Which repository a scan looked into. */
export interface RepositoryIdentity {
  /** Last part of the URL or the folder's name. */
  name: string;
  source: { kind: 'path' | 'url'; location: string };
  /** The `origin` remote without credentials, or `null`. */
  remoteUrl: string | null;
  /** Object id of the commit that was scanned. */
  commit: string;
  /** The branch that HEAD names, or `null` (detached, or a ref was asked for). */
  branch: string | null;
  /** ISO 8601 */
  committedAt: string;
  /** First line of the commit message, control characters removed. */
  subject: string;
  bare: boolean;
  shallow: boolean;
}

/** The result of a deep scan of one repository. It is also the JSON that the CLI prints. */
export interface RepositoryScan {
  kind: 'repository-scan';
  /** Identifies this run in the store. */
  id: string;
  repository: RepositoryIdentity & { readme: Readme | null; licenseFile: string | null };
  files: ObservedFile[];
  languages: LanguageShare[];
  entryPoints: EntryPoint[];
  stats: RepositoryStats;
  timings: ScanTimings;
  warnings: Warning[];
}
