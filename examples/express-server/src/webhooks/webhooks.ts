import { randomBytes } from 'node:crypto';
import type { SqliteConnection, SqliteSession } from '@reposcan/sqlite';
import type { Delivery, Webhook, WebhookEvent } from './webhook.js';

/** What became of an attempt. */
export interface AttemptOutcome {
  state: Delivery['state'];
  nextAt: number | null;
  status: number | null;
  error: string | null;
}

/** Webhooks and what was sent to them, in a database of several processes. */
export interface Webhooks {
  /** The secret (Standard Webhooks, `whsec_…`) is shown here and never again. */
  create(input: Pick<Webhook, 'userId' | 'url' | 'events'>): Promise<Webhook & { secret: string }>;
  get(id: string): Promise<Webhook | null>;
  /** Of one user, or of all for `null`. */
  list(userId: string | null): Promise<Webhook[]>;
  /** With its deliveries. False: there is none of this id. */
  remove(id: string): Promise<boolean>;
  disable(id: string, why: string): Promise<void>;
  /** Adds a message. False: it was added before, by this or another process. Of each webhook the newest 100 are kept. */
  add(delivery: Pick<Delivery, 'id' | 'webhookId' | 'event' | 'body'>): Promise<boolean>;
  /** Newest first. */
  deliveries(webhookId: string): Promise<Delivery[]>;
  /** A message with what sending it takes; `null` where it, or its webhook, is gone. */
  load(deliveryId: string): Promise<{ delivery: Delivery; webhook: Webhook; secret: string } | null>;
  /** Notes an attempt, if this many had been made before. */
  record(deliveryId: string, attemptsBefore: number, outcome: AttemptOutcome): Promise<void>;
  /** Messages that should have been sent before a moment, and their attempts so far. */
  overdue(before: number): Promise<Pick<Delivery, 'id' | 'attempts'>[]>;
}

const keptDeliveries = 100;

interface WebhookRow {
  id: string;
  user_id: string;
  url: string;
  events: string;
  secret: string;
  created_at: number;
  disabled_at: number | null;
  disabled_why: string | null;
}

interface DeliveryRow {
  id: string;
  webhook_id: string;
  event: Delivery['event'];
  body: string;
  state: Delivery['state'];
  attempts: number;
  created_at: number;
  next_at: number | null;
  last_status: number | null;
  last_error: string | null;
  settled_at: number | null;
}

export function createWebhooks(database: SqliteConnection, now: () => number = Date.now): Webhooks {
  const rowOf = (session: SqliteSession, id: string): WebhookRow | undefined => session.prepare('select * from webhooks where id = ?').get(id) as WebhookRow | undefined;

  return {
    async create({ userId, url, events }) {
      const id = `wh_${randomBytes(12).toString('base64url')}`;
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const createdAt = now();
      await database.write((session) => {
        session.prepare('insert into webhooks values (?, ?, ?, ?, ?, ?, null, null)').run(id, userId, url, events.join(), secret, createdAt);
      });
      return { id, userId, url, events, createdAt, disabledAt: null, disabledWhy: null, secret };
    },

    get: (id) =>
      database.read((session) => {
        const row = rowOf(session, id);
        return row === undefined ? null : webhookOf(row);
      }),

    list: (userId) =>
      database.read((session) =>
        (session.prepare('select * from webhooks where ? is null or user_id = ? order by created_at, id').all(userId, userId) as WebhookRow[]).map(webhookOf),
      ),

    remove: (id) =>
      database.write((session) => {
        session.prepare('delete from deliveries where webhook_id = ?').run(id);
        return Number(session.prepare('delete from webhooks where id = ?').run(id).changes) === 1;
      }),

    disable: (id, why) =>
      database.write((session) => {
        session.prepare('update webhooks set disabled_at = ?, disabled_why = ? where id = ? and disabled_at is null').run(now(), why, id);
      }),

    add: ({ id, webhookId, event, body }) =>
      database.write((session) => {
        const added = session
          .prepare("insert or ignore into deliveries select ?, ?, ?, ?, 'pending', 0, ?, ?, null, null, null where exists (select 1 from webhooks where id = ?)")
          .run(id, webhookId, event, body, now(), now(), webhookId);
        session
          .prepare('delete from deliveries where webhook_id = ? and id not in (select id from deliveries where webhook_id = ? order by created_at desc, id desc limit ?)')
          .run(webhookId, webhookId, keptDeliveries);
        return Number(added.changes) === 1;
      }),

    deliveries: (webhookId) =>
      database.read((session) =>
        (session.prepare('select * from deliveries where webhook_id = ? order by created_at desc, id desc').all(webhookId) as DeliveryRow[]).map(deliveryOf),
      ),

    load: (deliveryId) =>
      database.read((session) => {
        const delivery = session.prepare('select * from deliveries where id = ?').get(deliveryId) as DeliveryRow | undefined;
        const webhook = delivery && rowOf(session, delivery.webhook_id);
        return webhook === undefined ? null : { delivery: deliveryOf(delivery as DeliveryRow), webhook: webhookOf(webhook), secret: webhook.secret };
      }),

    record: (deliveryId, attemptsBefore, { state, nextAt, status, error }) =>
      database.write((session) => {
        session
          .prepare('update deliveries set state = ?, attempts = attempts + 1, next_at = ?, last_status = ?, last_error = ?, settled_at = ? where id = ? and attempts = ?')
          .run(state, nextAt, status, error, state === 'pending' ? null : now(), deliveryId, attemptsBefore);
      }),

    overdue: (before) =>
      database.read(
        (session) =>
          session.prepare("select id, attempts from deliveries where state = 'pending' and next_at < ? order by next_at limit 100").all(before) as Pick<Delivery, 'id' | 'attempts'>[],
      ),
  };
}

function webhookOf({ id, user_id, url, events, created_at, disabled_at, disabled_why }: WebhookRow): Webhook {
  return { id, userId: user_id, url, events: events.split(',') as WebhookEvent[], createdAt: created_at, disabledAt: disabled_at, disabledWhy: disabled_why };
}

function deliveryOf(row: DeliveryRow): Delivery {
  const { id, event, body, state, attempts } = row;
  return {
    id,
    webhookId: row.webhook_id,
    event,
    body,
    state,
    attempts,
    createdAt: row.created_at,
    nextAt: row.next_at,
    lastStatus: row.last_status,
    lastError: row.last_error,
    settledAt: row.settled_at,
  };
}
