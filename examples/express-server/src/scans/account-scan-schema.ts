import { z } from 'zod';

const category = z.enum(['flagship', 'significant', 'supporting']);
const unknownSignal = z.object({ unknown: z.enum(['not-fetched', 'forbidden', 'resource-limit', 'failed', 'unsupported']) }).meta({ id: 'Unknown' });
const signal = <T extends z.ZodType>(value: T) => z.union([value, unknownSignal]);
const count = signal(z.number());
const yesOrNo = signal(z.boolean());

const signals = z.object({
  watchers: count,
  open_issues: count,
  closed_issues: count,
  open_pull_requests: count,
  merged_pull_requests: count,
  releases: count,
  latest_release_at: signal(z.string().nullable()),
  commits: count,
  last_commit_at: signal(z.string().nullable()),
  contributors: count,
  languages: signal(z.array(z.object({ name: z.string(), bytes: z.number() }))),
  has_readme: yesOrNo,
  readme_bytes: count,
  has_tests: yesOrNo,
  has_ci: yesOrNo,
  has_contributing: yesOrNo,
  has_code_of_conduct: yesOrNo,
  has_security_policy: yesOrNo,
  has_changelog: yesOrNo,
  has_docs: yesOrNo,
});

const importance = z
  .object({
    formula: z.string(),
    score: z.number(),
    range: z.tuple([z.number(), z.number()]),
    category,
    provisional: z.boolean(),
    components: z.array(
      z.object({
        component: z.string(),
        group: z.enum(['reach', 'craft', 'adjustment']),
        weight: z.number(),
        value: z.number(),
        known: z.boolean(),
        contribution: z.number(),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'Importance' });

/** A repository with its importance. */
export const scoredRepositorySchema = z
  .object({
    id: z.string(),
    owner: z.string(),
    name: z.string(),
    name_with_owner: z.string(),
    url: z.string(),
    description: z.string().nullable(),
    homepage_url: z.string().nullable(),
    visibility: z.enum(['public', 'private', 'internal']),
    is_fork: z.boolean(),
    is_archived: z.boolean(),
    is_template: z.boolean(),
    is_mirror: z.boolean(),
    is_empty: z.boolean(),
    is_pinned: yesOrNo,
    created_at: z.string(),
    updated_at: z.string(),
    pushed_at: z.string().nullable(),
    stars: z.number(),
    forks: z.number(),
    disk_usage_kib: count,
    primary_language: z.string().nullable(),
    license: z.string().nullable(),
    topics: z.array(z.string()),
    default_branch: z.string().nullable(),
    signals,
    importance,
  })
  .meta({ id: 'Repository' });

/** An account scan in a few figures. */
export const scanSummarySchema = z
  .object({
    repositories: z.number(),
    total_repositories: z.number(),
    complete: z.boolean(),
    categories: z.object({ flagship: z.number(), significant: z.number(), supporting: z.number() }),
    provisional: z.number(),
    stars: z.number(),
    forks: z.number(),
    kinds: z.object({ sources: z.number(), forks: z.number(), archived: z.number(), private: z.number() }),
    average_score: z.number(),
    languages: z.array(z.object({ name: z.string(), repositories: z.number(), stars: z.number() })),
    top: z.array(z.object({ name_with_owner: z.string(), score: z.number(), category, stars: z.number() })),
  })
  .meta({ id: 'ScanSummary' });

export const timingsSchema = z.object({
  started_at: z.string(),
  total_ms: z.number(),
  target_ms: z.number().nullable(),
  exceeded: z.boolean(),
  stages: z.array(
    z.object({ stage: z.string(), ms: z.number(), target_ms: z.number().nullable(), exceeded: z.boolean(), status: z.enum(['completed', 'failed', 'skipped', 'aborted']) }),
  ),
});

export const warningSchema = z.object({ code: z.string(), message: z.string(), stage: z.string().optional(), subject: z.string().optional() });

const profile = z.object({
  id: z.string(),
  kind: z.enum(['user', 'organization']),
  login: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  company: z.string().nullable(),
  location: z.string().nullable(),
  website_url: z.string().nullable(),
  avatar_url: z.string().nullable(),
  url: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  followers: count,
  following: count,
  members: count,
});

/** The result of a quick scan. */
export const accountScanSchema = z
  .object({
    kind: z.literal('account-scan'),
    id: z.string(),
    profile,
    repositories: z.array(scoredRepositorySchema),
    summary: scanSummarySchema,
    selected: z.array(
      z.object({ id: z.string(), name_with_owner: z.string(), url: z.string(), score: z.number(), category, reason: z.enum(['flagship', 'significant', 'best-available']) }),
    ),
    excluded: z.array(
      z.object({ id: z.string(), name_with_owner: z.string(), score: z.number(), category, reason: z.enum(['below-threshold', 'over-limit', 'empty']), sentence: z.string() }),
    ),
    timings: timingsSchema,
    warnings: z.array(warningSchema),
  })
  .meta({ id: 'AccountScan' });
