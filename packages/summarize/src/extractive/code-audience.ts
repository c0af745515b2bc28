import type { TopicClaim } from '../claims/sections.js';
import type { Facts } from '../facts/facts.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Project } from '../project/read-project.js';
import { list } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

const servers = new Set(['server', 'container']);

/** Who it is for, by the ways in which it can be used. */
export function audienceClaims({ entryPoints, name }: Facts, project: Project): TopicClaim[] {
  const main = mainManifest(project, name);
  const programs = project.manifests.filter(({ private: closed }) => !closed).flatMap(({ path, programs: named }) => named.map((program) => ({ path, ...program })));
  const [program] = programs;
  const exported = entryPoints.find(({ kind }) => kind === 'export');
  const served = entryPoints.find(({ kind }) => servers.has(kind));
  const claims: TopicClaim[] = [];
  if (program !== undefined) {
    const names = [...new Set(programs.map(({ text }) => text))].slice(0, 4);
    claims.push(claim('audience', `People at a terminal can use it: it installs the command${names.length === 1 ? '' : 's'} ${list(names)}.`, source(program.path, program.line)));
  }
  // A crate is a program, a library or both.
  const importable = main?.registry !== 'crates.io' || entryPoints.some(({ path }) => path === `${main.path.slice(0, -'Cargo.toml'.length)}src/lib.rs`);
  if (main?.name != null && !main.private && importable && (exported !== undefined || program === undefined)) {
    claims.push(claim('audience', `Developers can use it in programs of their own: ${main.name.text} is a package to import.`, source(main.path, main.name.line)));
  }
  if (served !== undefined) claims.push(claim('audience', `It can be run ${served.kind === 'container' ? 'in a container' : 'as a service'}: ${served.path}${served.kind === 'container' ? '' : ` (${served.evidence})`}.`, source(served.path)));
  return claims;
}
