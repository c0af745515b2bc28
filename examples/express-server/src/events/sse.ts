/** One server-sent event as it is written: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function sseEvent(event: string, data: unknown, id?: string): string {
  // JSON has no raw line breaks, so that one data line is enough.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What keeps proxies from closing a stream that has nothing to say. */
export const heartbeat = ': heartbeat\n\n';
