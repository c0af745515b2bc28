import type { Claim } from '@reposcan/core';
import type { TopicClaim } from '../claims/sections.js';
import type { Facts } from '../facts/facts.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Project } from '../project/read-project.js';
import { nameOf } from '../tree/tree-path.js';
import { count, sentence } from '../wording/wording.js';
import { definitionOf, isNounPhrase } from './what-docs.js';

const maxLength = 240;

/** One sentence: what it is. What defines it in the README wins, then what the manifest says, then any first sentence of the README, then figures. */
export function headlinesOf(facts: Facts, project: Project, docs: readonly TopicClaim[]): Claim[] {
  const main = mainManifest(project, facts.name);
  const full = main?.name?.text ?? facts.name;
  // A Go module is called by the last part of its address.
  const name = main?.registry === 'Go modules' ? nameOf(full) : full;
  const first = docs.find(({ topic }) => topic === 'what')?.claim;
  const defines = definitionOf([facts.name, name]);
  const said = first === undefined || first.text.length > maxLength ? [] : [{ ...first, text: named(first.text, name) }];
  const described: Claim[] =
    main?.description == null ? [] : [{ text: named(sentence(main.description.text), name), sources: [{ path: main.path, line: main.description.line }] }];
  return first !== undefined && (defines(first.text) || isNounPhrase(first.text)) ? [...said, ...described, ...figures(facts)] : [...described, ...said, ...figures(facts)];
}

/** A text that does not say what it is about begins with the name. */
function named(text: string, name: string): string {
  return text.toLowerCase().includes(name.toLowerCase().replace(/^@[^/]*\//, '')) ? text : `${name}: ${text}`;
}

function figures({ name, languages, source, totals, anchor }: Facts): Claim[] {
  const [language] = languages;
  if (anchor === null) return [];
  const text = language === undefined ? `${name} is a repository of ${count(totals.files, 'file')}.` : `${name} is a ${language.name} repository with ${count(source.files, 'source file')}.`;
  return [{ text, sources: [{ path: language?.leading ?? anchor, line: null }] }];
}
