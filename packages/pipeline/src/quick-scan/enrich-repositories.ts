import { scoreImportance, scoreRepositories, type EnrichResult, type ImportanceFormula, type ScoredRepository } from '@reposcan/core';
import { failureOf } from '../failure/failure.js';
import type { GithubPort } from '../ports.js';
import type { Stage } from '../stages/stage.js';
import { enrichCandidates, type EnrichPolicy } from './enrich-candidates.js';
import { mergeSignals } from './merge-signals.js';

/** Which repositories to look at more closely, with what, and how to score them anew. */
export interface EnrichRepositoriesOptions {
  enrich: EnrichPolicy;
  /** At most this many are looked at: the best by score. */
  maxEnrich: number;
  token: string | undefined;
  github: GithubPort;
  scoring: Scoring;
}

interface Scoring {
  now: number;
  formula?: ImportanceFormula;
}

/** All of `lean`, which comes by score, with the candidates among them looked at more closely and scored anew. By score again. */
export async function enrichRepositories(
  lean: readonly ScoredRepository[],
  { enrich, maxEnrich, token, github, scoring }: EnrichRepositoriesOptions,
  stage: Stage,
): Promise<ScoredRepository[]> {
  const chosen = choose(lean.filter(enrichCandidates[enrich]), maxEnrich, stage);
  stage.progress({ done: 0, total: chosen.size, unit: 'repositories' });

  const found = await github.enrich([...chosen], { ...(token === undefined ? {} : { token }), signal: stage.signal });
  warnOfGaps(chosen, found, stage);

  const merged = lean.map((repository) => (chosen.has(repository.id) ? merge(repository, found, scoring, stage) : repository));
  // What cannot be scored here could not be scored before either: the scoring stage has said so.
  return scoreRepositories(merged, scoring).repositories;
}

function choose(candidates: readonly ScoredRepository[], limit: number, stage: Stage): Set<string> {
  if (candidates.length > limit) {
    const message =
      `${candidates.length} repositories deserve a closer look; only the ${limit} with the highest scores got one. ` +
      'The scores of the others keep their range; raise maxEnrich to look at more.';
    stage.warn({ code: 'ENRICH_INCOMPLETE', message });
  }
  return new Set(candidates.slice(0, limit).map(({ id }) => id));
}

function warnOfGaps(chosen: ReadonlySet<string>, { signals, warnings }: EnrichResult, stage: Stage): void {
  warnings.forEach((warning) => stage.warn(warning));
  const missing = [...chosen].filter((id) => !signals.has(id)).length;
  if (missing === 0 || warnings.length > 0) return;
  const message = `${missing} of ${chosen.size} repositories got no closer look. Their scores keep their range.`;
  stage.warn({ code: 'ENRICH_INCOMPLETE', message });
}

/** The repository with what was found; unchanged where nothing was, or where what was found makes no score. */
function merge(repository: ScoredRepository, { signals }: EnrichResult, scoring: Scoring, stage: Stage): ScoredRepository {
  const found = signals.get(repository.id);
  if (found === undefined) return repository;
  const merged = mergeSignals(repository, found);
  try {
    scoreImportance(merged, scoring);
    return merged;
  } catch (error) {
    const subject = repository.nameWithOwner;
    const message = `The closer look at ${subject} gave signals that cannot be scored, and was left out: ${failureOf(error).message}`;
    stage.warn({ code: 'ENRICH_INCOMPLETE', subject, message });
    return repository;
  }
}
