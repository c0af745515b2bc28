import type { SqliteSchema } from '@reposcan/sqlite';

/** What the server itself keeps, beside scans and jobs. Times are milliseconds since the epoch. */
export const serverSchema: SqliteSchema = {
  table: 'server_migrations',
  migrations: [
    {
      name: 'keys, webhooks, idempotency',
      statements: [
        `create table api_keys (
          id text primary key, name text not null, user_id text not null, scope text not null, hash text not null,
          created_at integer not null, revoked_at integer
        ) strict`,
        `create table webhooks (
          id text primary key, user_id text not null, url text not null, events text not null, secret text not null,
          created_at integer not null, disabled_at integer, disabled_why text
        ) strict`,
        'create index webhooks_by_user on webhooks (user_id)',
        `create table deliveries (
          id text primary key, webhook_id text not null references webhooks (id) on delete cascade, event text not null, body text not null,
          state text not null, attempts integer not null, created_at integer not null, next_at integer, last_status integer, last_error text, settled_at integer
        ) strict`,
        'create index deliveries_by_webhook on deliveries (webhook_id, created_at)',
        "create index deliveries_pending on deliveries (next_at) where state = 'pending'",
        `create table idempotency (
          user_id text not null, key text not null, request text not null, created_at integer not null, locked_until integer not null, reply text,
          primary key (user_id, key)
        ) strict`,
        'create index idempotency_by_age on idempotency (created_at)',
      ],
    },
  ],
};
