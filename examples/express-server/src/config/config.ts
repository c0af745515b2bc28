import { z } from 'zod';
import { ConfigError } from './config-error.js';

const flag = z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');
const list = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''));
const whole = (min: number, max: number) =>
  z.string().regex(/^\d{1,9}$/, `a whole number from ${min} to ${max}`).transform(Number).refine((value) => value >= min && value <= max, `a whole number from ${min} to ${max}`);
const address = (protocols: RegExp, allowed: string) => z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), allowed);

/** Every variable of the environment that the server knows, with its default. The README has a line for each. */
export const environment = z.object({
  HOST: z.string().regex(/^[\w.:-]+$/, 'an address or host name of this machine').default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'one of fatal, error, warn, info, debug, trace, silent').default('info'),
  REDIS_URL: address(/^rediss?:$/, 'a URL such as redis://127.0.0.1:6379').nullable().default(null),
  REDIS_PREFIX: z.string().regex(/^[\w{}-]{1,60}$/, 'letters, digits, - and _').default('reposcan'),
  WORKERS: whole(0, 100).default(5),
  LEASE_SECONDS: whole(2, 600).default(6),
  GRACE_SECONDS: whole(1, 600).default(10),
  GITHUB_URL: address(/^https?:$/, 'the address of a GitHub, such as https://github.com').default('https://github.com'),
  GITHUB_TOKEN: z.string().regex(/^[\x21-\x7e]+$/, 'a token without spaces and line breaks').nullable().default(null),
  MODEL_URL: address(/^https?:$/, 'the address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1').nullable().default(null),
  MODEL: z.string().regex(/^[\x21-\x7e]{1,200}$/, 'the name of a model').nullable().default(null),
  MODEL_KEY: z.string().regex(/^[\x21-\x7e]+$/, 'a key without spaces and line breaks').nullable().default(null),
  BASIC_USER: z.string().regex(/^[^:\p{Cc}]{1,100}$/u, '1 to 100 characters without a colon').nullable().default(null),
  BASIC_PASSWORD: z.string().min(12, 'at least 12 characters').max(1_000, 'at most 1,000 characters').nullable().default(null),
  TRUST_PROXY: z.string().regex(/^(false|\d{1,2}|[\da-fA-F.:/, ]+|loopback|linklocal|uniquelocal)$/, 'false, a number of hops, or addresses of proxies').default('false'),
  SCANS_PER_HOUR: whole(0, 1_000_000).default(60),
  SCANS_PER_HOUR_ANONYMOUS: whole(0, 1_000_000).default(5),
  QUICK_SCAN_SECONDS: whole(1, 600).default(60),
  EVENT_STREAMS: whole(1, 100_000).default(5_000),
  URL_PROTOCOLS: list.pipe(z.array(z.enum(['https', 'http'], 'https, or https,http')).min(1, 'https, or https,http')).default(['https']),
  URL_PORTS: list.pipe(z.array(whole(1, 65_535))).default([]),
  ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  CLONE_HOSTS: list.default([]),
  WEBHOOK_HOSTS: list.default([]),
  LOCAL_PATHS: list.pipe(z.array(z.string().regex(/^\//, 'absolute paths, separated by commas'))).default([]),
  MIN_FREE_DISK_MB: whole(0, 1_000_000).default(200),
  SUGGESTIONS: list.default([]),
});

/** The configuration of the server: the checked environment. */
export type Config = z.infer<typeof environment>;

/** Reads the configuration. An empty variable counts as none. @throws ConfigError that names every variable that cannot be used, without its value */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(environment.shape).flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])));
  const read = environment.safeParse(given);
  if (!read.success) throw new ConfigError(read.error.issues.map(({ path: [name], message }) => `${String(name)} cannot be used. Allowed: ${message}.`));
  if ((read.data.BASIC_USER === null) !== (read.data.BASIC_PASSWORD === null)) {
    throw new ConfigError(['BASIC_USER and BASIC_PASSWORD cannot be used alone. Allowed: both, or neither.']);
  }
  if ((read.data.MODEL_URL === null) !== (read.data.MODEL === null)) throw new ConfigError(['MODEL_URL and MODEL cannot be used alone. Allowed: both, or neither.']);
  return read.data;
}
