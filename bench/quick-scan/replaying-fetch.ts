interface Recording {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}

/**
 * A `fetch` that asks the server once for each distinct request and answers from memory ever after: what is left of a scan's time is everything but
 * the network.
 */
export function replayingFetch(): { fetch: typeof fetch; recorded: () => number } {
  const recordings = new Map<string, Recording>();

  return {
    recorded: () => recordings.size,
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const key = `${init?.method ?? 'GET'} ${url} ${typeof init?.body === 'string' ? init.body : ''}`;
      let recording = recordings.get(key);
      if (recording === undefined) {
        const response = await fetch(input, init);
        recording = { status: response.status, headers: [...response.headers], body: await response.arrayBuffer() };
        recordings.set(key, recording);
      }
      const { status, headers, body } = recording;
      return new Response(body.slice(0), { status, headers: headers.filter(([name]) => name !== 'content-encoding') });
    },
  };
}
