/** What a webhook may be told about. */
export const webhookEvents = ['scan.completed', 'scan.failed', 'scan.cancelled'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Somebody who wants to be told. Times are milliseconds since the epoch. */
export interface Webhook {
  id: string;
  userId: string;
  url: string;
  events: readonly WebhookEvent[];
  createdAt: number;
  /** When it was given up, and why; `null` while it is told. */
  disabledAt: number | null;
  disabledWhy: string | null;
}

/** One message to one webhook. */
export interface Delivery {
  /** The webhook-id header: the same for every attempt. */
  id: string;
  webhookId: string;
  event: WebhookEvent | 'webhook.test';
  /** As it is sent. */
  body: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  createdAt: number;
  nextAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
  settledAt: number | null;
}
