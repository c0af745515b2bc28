import type { GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import { checkBounds, type PageArguments } from './connection.js';
import { QueryError } from './query-error.js';
import type { QueryContext } from './work.js';

type Resolver = (args: Record<string, unknown>, context: QueryContext, info: GraphQLResolveInfo) => unknown;

/** Answers a field from the plain object that it stands in, as GitHub would: bounds of connections are checked, broken fields fail. */
export function resolveField(
  source: unknown,
  args: Record<string, unknown>,
  context: QueryContext,
  info: GraphQLResolveInfo,
): unknown {
  if (context.brokenFields.length > 0) failIfBroken(context, info);
  const value = isRecord(source) ? source[info.fieldName] : undefined;
  if (value !== undefined && typeof value !== 'function') return value;
  if (typeName(info.returnType).endsWith('Connection')) checkBounds(args as PageArguments, info);
  return value === undefined ? absent(info) : (value as Resolver)(args, context, info);
}

function failIfBroken(context: QueryContext, info: GraphQLResolveInfo): void {
  const coordinate = `${info.parentType.name}.${info.fieldName}`;
  for (const broken of context.brokenFields) {
    if (!broken.coordinates.has(coordinate)) continue;
    const met = (context.met.get(broken) ?? 0) + 1;
    context.met.set(broken, met);
    if (met % broken.every === 0) throw new QueryError(broken.type, broken.message);
  }
}

/** What a field without data answers: `null` or an empty list where the schema allows it, else an error that names it. */
function absent(info: GraphQLResolveInfo): unknown {
  const type = String(info.returnType);
  if (!type.endsWith('!')) return null;
  if (type.startsWith('[')) return [];
  if (type.endsWith('Connection!') && info.parentType.name !== 'Query') {
    return {
      totalCount: 0,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    };
  }
  throw new QueryError(null, `The fixture has no data for ${info.parentType.name}.${info.fieldName}, which must not be null.`);
}

function typeName(type: GraphQLOutputType): string {
  return 'ofType' in type ? typeName(type.ofType) : type.name;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
