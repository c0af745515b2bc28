import { buildSchema, parse, validate } from 'graphql';
import { schema } from '@octokit/graphql-schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENRICH_QUERY } from '../enrichment/enrich-query.js';
import { LEAN_QUERY, PAGE_QUERY } from './lean-query.js';

describe("the queries, against GitHub's schema", () => {
  let github: ReturnType<typeof buildSchema>;
  beforeAll(() => {
    github = buildSchema(schema.idl, { assumeValid: true });
  });

  it.each([
    ['lean', LEAN_QUERY],
    ['page', PAGE_QUERY],
    ['enrich', ENRICH_QUERY],
  ])('%s is valid', (_name, query) => {
    expect(validate(github, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it.each([LEAN_QUERY, PAGE_QUERY])('a page asks for nothing that GitHub has to count for each repository', (query) => {
    const repositoryFields = query.slice(query.indexOf('fragment RepositoryFields'));

    expect(repositoryFields).not.toMatch(/totalCount|issues|pullRequests|releases|history|object|stargazers|mentionableUsers/);
  });
});
