import { z } from 'zod';
import { problemSchema } from '../http/problem.js';
import type { ReplyDescription, Route } from '../http/route.js';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes: made of the very schemas that check the requests. */
export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'reposcan', version: '1', description: 'Scans GitHub accounts and git repositories.' },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentsOf(routes),
      securitySchemes: { basic: { type: 'http', scheme: 'basic' }, bearer: { type: 'http', scheme: 'bearer' }, apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    },
  };
}

function operationOf({ method, path, access, idempotent, tag, summary, description, params, query, body, headers = {}, replies, countsAsScan }: Route): Json {
  const operationId = `${method}${path.replaceAll(/[/:_.-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace('ApiV1', '')}`;
  const allHeaders = idempotent === true ? { 'Idempotency-Key': 'Makes a repeat harmless.', ...headers } : headers;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      ...Object.entries(allHeaders).map(([name, text]) => ({ name, in: 'header', description: text, schema: { type: 'string' } })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(replies).map(([status, reply]) => [status, responseOf(reply, Number(status))])),
      ...(access === 'public' ? {} : { 401: problem('No credentials, or wrong ones.'), 403: problem(`The scope ${access} is missing.`) }),
      ...(countsAsScan === true ? { 429: problem('Too many scans in this hour.') } : {}),
      default: problem('Any other failure.'),
    },
    security: access === 'public' ? [] : [{ bearer: [] }, { apiKey: [] }, { basic: [] }],
    ...(access === 'public' ? {} : { 'x-scope': access }),
  };
}

function responseOf({ description, schema, type }: ReplyDescription, status: number): Json {
  if (schema !== undefined) return { description, content: { [type ?? 'application/json']: { schema: schemaOf(schema, 'output') } } };
  if (type !== undefined) return { description, content: { [type]: { schema: { type: 'string' } } } };
  return status >= 400 ? problem(description) : { description };
}

function problem(description: string): Json {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

/** A schema with references to the named ones. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, $defs: __, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

/** The named schemas of all answers. */
function componentsOf(routes: readonly Route[]): Json {
  const found: Json = {};
  const answers = routes.flatMap(({ replies }) => Object.values(replies).flatMap(({ schema }) => (schema === undefined ? [] : [schema])));
  for (const schema of [problemSchema, ...answers]) {
    const { $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as { $defs?: Json };
    const id = z.globalRegistry.get(schema)?.id;
    const named = { ...$defs, ...(id === undefined ? {} : { [id]: own }) };
    for (const [name, { $schema: _, id: __, ...json }] of Object.entries(named) as [string, Json][]) {
      found[name] = JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
    }
  }
  return found;
}
