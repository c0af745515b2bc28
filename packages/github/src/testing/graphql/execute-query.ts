import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../world/viewer.js';
import type { World } from '../world/world.js';
import { accountNode } from './account-node.js';
import { GithubTestingError } from '../testing-error.js';
import { resolveField } from './field-resolver.js';
import { NODE_LIMIT, queryCost, type QueryCost } from './query-cost.js';
import { QueryError } from './query-error.js';
import { queryRoot } from './query-root.js';
import { loadGraphql, type LoadedGraphql } from './schema.js';
import type { BrokenField, Budget, Work } from './work.js';

/** One GraphQL request. */
export interface QueryRequest {
  query: string;
  variables: Readonly<Record<string, unknown>>;
  operationName: string | null;
}

/** An error as GitHub writes it. */
export interface AnsweredError {
  type?: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
  message: string;
}

/** The body of a GraphQL answer, and what it took. */
export interface QueryAnswer {
  body: { data?: unknown; errors?: AnsweredError[] };
  work: Work;
  /** Points to charge; 0 where the query was refused before it ran. */
  points: number;
}

/** What a query runs against. */
export interface QueryEnvironment {
  world: World;
  viewer: Viewer;
  /** Charges the points and says what is left; `null` when nothing is. */
  charge: (points: number) => Budget | null;
  brokenFields: readonly BrokenField[];
  nullEvery: number | null;
}

/** Answers GraphQL requests. */
export type QueryExecutor = (request: QueryRequest, environment: QueryEnvironment) => Promise<QueryAnswer>;

type Prepared = { document: DocumentNode } | { errors: AnsweredError[] };

/** The number of documents whose parsed form is kept. */
const CACHED_DOCUMENTS = 200;

/** An executor that parses and validates each text once. */
export function createQueryExecutor(): QueryExecutor {
  const prepared = new Map<string, Prepared>();

  return async (request, environment) => {
    const loaded = await loadGraphql();
    let document = prepared.get(request.query);
    if (document === undefined) {
      document = prepare(loaded, request.query);
      if (prepared.size >= CACHED_DOCUMENTS) prepared.clear();
      prepared.set(request.query, document);
    }
    return 'errors' in document ? refused(document.errors) : run(loaded, document.document, request, environment);
  };
}

function prepare({ graphql, schema }: LoadedGraphql, query: string): Prepared {
  let document: DocumentNode;
  try {
    document = graphql.parse(query);
  } catch (error) {
    return { errors: [answeredError(error as GraphQLError)] };
  }
  const errors = graphql.validate(schema, document);
  return errors.length === 0 ? { document } : { errors: errors.map(answeredError) };
}

async function run(
  { graphql, schema }: LoadedGraphql,
  document: DocumentNode,
  request: QueryRequest,
  { charge, ...environment }: QueryEnvironment,
): Promise<QueryAnswer> {
  const operation = graphql.getOperationAST(document, request.operationName);
  if (!operation) return refused([{ message: `No operation named "${request.operationName ?? ''}"` }]);
  const cost = costOf(graphql, schema, document, operation, request.variables);
  if (cost.nodes > NODE_LIMIT) {
    const message = `This query requests up to ${grouped(cost.nodes)} possible nodes which exceeds the maximum limit of ${grouped(NODE_LIMIT)}.`;
    return refused([{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }]);
  }
  const budget = charge(cost.points);
  if (budget === null) return refused([{ type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }]);
  for (const broken of environment.brokenFields) checkCoordinates(graphql, schema, broken);
  const work: Work = { nodes: 0, counters: 0 };
  const result = await graphql.execute({
    schema,
    document,
    rootValue: queryRoot,
    contextValue: { ...environment, work, cost: cost.points, nodeCount: cost.nodes, budget, met: new Map(), accountNode },
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
  });
  const errors = result.errors?.map(answeredError);
  return {
    body: errors === undefined ? { data: result.data } : { ...(result.data === undefined ? {} : { data: result.data }), errors },
    work,
    points: cost.points,
  };
}

function checkCoordinates(
  graphql: LoadedGraphql['graphql'],
  schema: LoadedGraphql['schema'],
  { coordinates }: BrokenField,
): void {
  for (const coordinate of coordinates) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    if (graphql.isObjectType(type) && fieldName in type.getFields()) continue;
    throw new GithubTestingError(`A fault names ${coordinate}, which is no field of an object type in GitHub's schema.`, {
      code: 'INVALID_OPTIONS',
      hint: 'Write Type.field with the concrete type, as in Repository.issues.',
      input: coordinate,
    });
  }
}

function costOf(
  graphql: LoadedGraphql['graphql'],
  schema: LoadedGraphql['schema'],
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): QueryCost {
  // With the defaults of the operation; what is wrong with the variables is execute's to say.
  const { coerced } = graphql.getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [],
    ),
  );
  return queryCost(operation.selectionSet, fragments, coerced ?? {});
}

function refused(errors: AnsweredError[]): QueryAnswer {
  return { body: { errors }, work: { nodes: 0, counters: 0 }, points: 0 };
}

function answeredError({ originalError, path, locations, message }: GraphQLError): AnsweredError {
  const type = originalError instanceof QueryError ? originalError.type : null;
  return {
    ...(type === null ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations: locations.map(({ line, column }) => ({ line, column })) }),
    message,
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
