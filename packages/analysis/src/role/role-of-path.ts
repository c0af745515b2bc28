import type { FileRole } from '@reposcan/core';
import type { LanguageDefinition } from '../language/language-definition.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { directoryOf } from '../tree/tree-path.js';
import { isAssetName } from './asset-extensions.js';
import { compileRoleRule, rulePath } from './role-rule.js';
import { roleRules } from './role-rules.js';

const rules = roleRules.map(compileRoleRule);

/** Data languages that people write by hand to define something: a schema is source, not data. */
const schemaLanguages = new Set(
  'SQL;GraphQL;Protocol Buffer;FlatBuffers;Prisma;Avro IDL;ASN.1;ABNF;EBNF;Lark;WebAssembly Interface Type;CIL;Soong;YANG;RBS;SPARQL;KDL'.split(';'),
);

/** Data languages that settings are written in. */
const configLanguages = new Set(
  'YAML;TOML;INI;Java Properties;Dotenv;EditorConfig;Git Attributes;Git Config;Ignore List;JSON with Comments;JSON5;HOCON;Nginx;ApacheConf;Caddyfile;NPM Config;Browserslist;CODEOWNERS;crontab;desktop;SSH Config;HAProxy;NEON;cURL Config;Readline Config;ShellCheck Config;Redirect Rules;Robots Exclusion Rules;Proguard;Option List;Godot Resource;nanorc;pkg-config'.split(
    ';',
  ),
);

/** What a file is for, by its path and language. */
export function roleOfPath(path: string, language: LanguageDefinition | null, tree: TreeIndex): FileRole {
  const taken = rulePath(path);
  const asset = isAssetName(taken.name);
  for (const rule of rules) {
    if (!rule.matches(taken)) continue;
    if (rule.role === 'test' && shipsTestSupport(path, language, tree)) continue;
    return asset && rule.role !== 'vendored' && rule.role !== 'test' ? 'asset' : rule.role;
  }
  return asset ? 'asset' : roleOfLanguage(taken.folders, language);
}

/** Folders of texts and tables that are written in the languages of settings. */
const dataFolders = new Set('data _data locale locales i18n l10n lang translations messages'.split(' '));

function roleOfLanguage(folders: readonly string[], language: LanguageDefinition | null): FileRole {
  if (language === null) return 'other';
  if (language.type === 'programming' || language.type === 'markup') return language.name === 'Roff Manpage' ? 'docs' : 'source';
  if (language.type === 'prose') return 'docs';
  if (schemaLanguages.has(language.name)) return 'source';
  if (folders.some((folder) => dataFolders.has(folder))) return 'data';
  // JSON at the root is there for some tool; deeper it is more often data.
  return configLanguages.has(language.name) || (language.name === 'JSON' && folders.length === 0) ? 'config' : 'data';
}

/**
 * A Python package may ship a package called `test` for its users (`django.test`): a folder of a package with no test in it is source.
 */
function shipsTestSupport(path: string, language: LanguageDefinition | null, tree: TreeIndex): boolean {
  if (language?.name !== 'Python') return false;
  const directory = directoryOf(path);
  const name = directory.slice(directory.lastIndexOf('/') + 1);
  return (
    name === 'test' &&
    !/(?:^|\/)tests?\//.test(`${directoryOf(directory)}/`) &&
    tree.hasFile(`${directory}/__init__.py`) &&
    tree.hasFile(`${directoryOf(directory)}/__init__.py`) &&
    !tree.filesIn(directory).some((file) => /(?:^|\/)(?:test_\w+|\w+_tests?|tests|conftest)\.py$/.test(file))
  );
}
