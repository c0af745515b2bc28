import type { CategoryThresholds } from './category.js';

/** A signal that is there or not, and how much it counts. */
export interface FlagPolicy {
  /** Its part of the group, relative to the weights of the others. */
  readonly weight: number;
  /** What it is taken for while unknown and everything known speaks for it, 0–1. */
  readonly expected: number;
}

/** A counted signal, and how much it counts. */
export interface CountPolicy extends FlagPolicy {
  /** The count that is worth half of what counts. */
  readonly half: number;
}

/** A signal that every scan knows, so that it needs no estimate. */
export type KnownPolicy<Policy> = Omit<Policy, 'expected'>;

/** How far the craft of a repository counts that is not its owner's own work: `floor + (1 − floor) · stars / (stars + half)`. */
export interface BorrowedPolicy {
  readonly floor: number;
  readonly half: number;
}

/** A kind of repository that is worth at most so many points until enough people star it. */
export interface CapPolicy {
  readonly cap: number;
  readonly liftedFromStars: number;
}

/**
 * Everything that decides an importance score, as data. Weights are relative within their group; the group's mean has a constant denominator.
 *
 * `score = 100 · (a·R + (1 − a·R) · b·C)`: reach R and craft C each suffice, and craft fills what reach leaves open. Then come the adjustments.
 */
export interface ImportanceFormula {
  /** Name and version, stored with every score. A changed formula carries another one. */
  readonly version: string;
  readonly thresholds: CategoryThresholds;
  /** Exponent of the curve of every count (see `countShare`). */
  readonly steepness: number;
  /** Others use it. */
  readonly reach: {
    /** `a`: what full reach alone is worth, 0–1. */
    readonly strength: number;
    readonly signals: {
      readonly stars: KnownPolicy<CountPolicy>;
      readonly forks: KnownPolicy<CountPolicy>;
      readonly watchers: CountPolicy;
    };
  };
  /** Sustained work is in it. */
  readonly craft: {
    /** `b`: what full craft alone is worth, 0–1. */
    readonly strength: number;
    readonly signals: {
      readonly commits: CountPolicy;
      /** From creation to the last commit. */
      readonly activeSpan: { readonly weight: number; readonly fullDays: number };
      /** Since the last commit: full up to `fullDays`, nothing from `noneDays` on. */
      readonly freshness: { readonly weight: number; readonly fullDays: number; readonly noneDays: number };
      readonly releases: CountPolicy;
      readonly readme: FlagPolicy;
      /** Bytes. */
      readonly readmeLength: CountPolicy;
      /** `unrecognized`: what a licence that GitHub does not know is worth, 0–1. */
      readonly license: { readonly weight: number; readonly unrecognized: number };
      readonly tests: FlagPolicy;
      readonly ci: FlagPolicy;
      readonly docs: FlagPolicy;
      readonly changelog: FlagPolicy;
      readonly contributing: FlagPolicy;
      readonly codeOfConduct: FlagPolicy;
      readonly securityPolicy: FlagPolicy;
      readonly description: KnownPolicy<FlagPolicy>;
      readonly homepage: KnownPolicy<FlagPolicy>;
      /** `full`: so many topics are as good as more. */
      readonly topics: { readonly weight: number; readonly full: number };
      /** Others than the first one. */
      readonly contributors: CountPolicy;
      /** Open and closed. */
      readonly issues: CountPolicy;
      /** Open and merged. */
      readonly pullRequests: CountPolicy;
      readonly pinned: FlagPolicy;
    };
  };
  /** What is known of every repository and speaks for the signals that are unknown. Weights are relative. */
  readonly evidence: {
    readonly activeSpan: number;
    readonly license: number;
    readonly description: number;
    readonly homepage: number;
    readonly topics: number;
    readonly diskUsage: number;
    /** The disk usage that is worth half, in KiB. */
    readonly diskUsageHalf: number;
    /** What disk usage is taken for while unknown, 0–1. */
    readonly diskUsageUnknown: number;
  };
  /** Young repositories: reach counts from `floor` at birth to fully after `fullDays`. */
  readonly youth: { readonly floor: number; readonly fullDays: number };
  /**
   * Little work: craft counts fully once commits have this share of what counts, and the active span `fullDays`. At a span of 0 it
   * counts `spanFloor`.
   */
  readonly littleWork: { readonly commitsShare: number; readonly spanFloor: number; readonly fullDays: number };
  readonly fork: BorrowedPolicy;
  readonly template: BorrowedPolicy;
  readonly mirror: BorrowedPolicy;
  readonly archived: { readonly factor: number; readonly cap: number };
  /** The repository of the owner's own name, or `.github`. A release lifts the cap as well. */
  readonly profileReadme: CapPolicy;
  /** `pattern`: a regular expression for the lower-case name. */
  readonly personalConfig: CapPolicy & { readonly pattern: string };
}
