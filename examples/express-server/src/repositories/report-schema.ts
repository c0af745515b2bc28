import { z } from 'zod';
import { timingsSchema, warningSchema } from '../scans/account-scan-schema.js';

const files = z.array(
  z.object({
    path: z.string(),
    size: z.number(),
    language: z.string().nullable(),
    role: z.string(),
    lines: z.number().nullable(),
    importance: z.number(),
    reasons: z.array(z.object({ factor: z.string(), contribution: z.number() })),
  }),
);

const importGraph = z.object({
  files: z.array(z.string()),
  edges: z.array(
    z.object({ from: z.string(), to: z.string(), kind: z.string(), type_only: z.boolean(), conditional: z.boolean(), specifiers: z.array(z.string()), line: z.number() }),
  ),
  externals: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['package', 'builtin']),
      language: z.string(),
      importers: z.array(z.object({ path: z.string(), line: z.number(), type_only: z.boolean() })),
    }),
  ),
  unresolved: z.array(z.object({ from: z.string(), specifier: z.string(), line: z.number(), reason: z.string() })),
});

const layers = z.object({
  depth: z.number(),
  folders: z.array(z.object({ path: z.string(), layer: z.number(), files: z.number(), uses: z.array(z.string()) })),
  violations: z.array(
    z.object({ from_folder: z.string(), to_folder: z.string(), edges: z.array(z.object({ from: z.string(), to: z.string(), line: z.number() })), count: z.number() }),
  ),
});

/** The report of a deep scan. Its largest parts are described as far as a page needs them; `RepositoryScan` of @reposcan/core says the rest, in camelCase. */
export const reportSchema = z
  .object({
    kind: z.literal('repository-scan'),
    id: z.string(),
    repository: z.looseObject({
      name: z.string(),
      source: z.object({ kind: z.enum(['path', 'url']), location: z.string() }),
      commit: z.string(),
      branch: z.string().nullable(),
      readme: z.object({ path: z.string(), title: z.string().nullable(), excerpt: z.string().nullable(), bytes: z.number() }).nullable(),
    }),
    files,
    languages: z.array(z.object({ name: z.string(), files: z.number(), bytes: z.number(), lines: z.number(), share: z.number() })),
    entry_points: z.array(z.object({ path: z.string(), kind: z.string(), evidence: z.string() })),
    stats: z.looseObject({ files: z.number(), bytes: z.number(), lines: z.number(), directories: z.number() }),
    skeletons: z.array(z.looseObject({ path: z.string(), language: z.string() })).nullable(),
    import_graph: importGraph.nullable(),
    signals: z.looseObject({}).nullable(),
    layers: layers.nullable(),
    call_graph: z.looseObject({}).nullable(),
    summary: z.looseObject({}).nullable(),
    history: z.looseObject({}).nullable(),
    recipe: z.string(),
    timings: timingsSchema,
    warnings: z.array(warningSchema),
  })
  .meta({ id: 'RepositoryScan' });
