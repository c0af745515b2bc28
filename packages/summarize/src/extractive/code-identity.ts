import type { TopicClaim } from '../claims/sections.js';
import type { Facts } from '../facts/facts.js';
import type { Manifest } from '../project/manifest.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Project } from '../project/read-project.js';
import { count, list, sentence } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

const packageOf: Readonly<Record<Manifest['registry'], string>> = {
  npm: 'npm package',
  PyPI: 'Python package',
  'crates.io': 'Rust crate',
  Packagist: 'Composer package',
  'Go modules': 'Go module',
};

/** What its manifests say it is. */
export function identityClaims(facts: Facts, project: Project): TopicClaim[] {
  const main = mainManifest(project, facts.name);
  const claims: TopicClaim[] = [];
  if (main?.name != null) {
    const described = main.description === null ? '' : `, described as “${main.description.text.replace(/[.\s]+$/, '')}”`;
    claims.push(claim('what', sentence(`${main.private ? 'It is' : 'It is offered as'} the ${packageOf[main.registry]} ${main.name.text}${described}`), source(main.path, main.description?.line ?? main.name.line)));
  }
  const inner = project.manifests.filter(({ path, name }) => path.includes('/') && name !== null);
  if (inner.length >= 3) {
    const names = inner.slice(0, 4).flatMap(({ name }) => name?.text ?? []);
    claims.push(claim('what', `The repository holds ${count(project.packages, 'package')} with manifests of their own, among them ${list(names)}.`, ...inner.slice(0, 4).map(({ path, name }) => source(path, name?.line ?? null))));
  }
  return claims;
}
