import type * as Graphql from 'graphql';
import { GithubTestingError } from '../testing-error.js';

/** The optional peer `graphql` and GitHub's schema, loaded once for the whole process: building the schema takes most of a second. */
export interface LoadedGraphql {
  readonly graphql: typeof Graphql;
  readonly schema: Graphql.GraphQLSchema;
}

let loaded: Promise<LoadedGraphql> | undefined;

/**
 * Loads `graphql` and GitHub's schema on first use.
 * @throws GithubTestingError MISSING_DEPENDENCY naming the package that is not installed
 */
export function loadGraphql(): Promise<LoadedGraphql> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<LoadedGraphql> {
  const graphql = await present('graphql', () => import('graphql'));
  const { schema } = await present('@octokit/graphql-schema', () => import('@octokit/graphql-schema'));
  return { graphql, schema: graphql.buildClientSchema(schema.json as Graphql.IntrospectionQuery, { assumeValid: true }) };
}

async function present<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new GithubTestingError(`@reposcan/github/testing needs the package ${name}, which cannot be loaded.`, {
      code: 'MISSING_DEPENDENCY',
      hint: `Install it beside @reposcan/github: npm install --save-dev ${name}.`,
      input: name,
      cause,
    });
  }
}
