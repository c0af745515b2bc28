/** The jobs that send messages, in a queue of their own: they must not push scans out of the history. */
export type DeliveryJobs = {
  'webhook-delivery': { payload: DeliveryPayload; result: null };
};

/** One attempt to send one message. */
export interface DeliveryPayload {
  deliveryId: string;
  /** From 1. */
  attempt: number;
}
