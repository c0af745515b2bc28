import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventParser, type ServerEvent } from './event-parser.js';

const stream = 'retry: 500\n\n: hello\n\nid: 1\nevent: progress\ndata: {"a":1}\n\ndata: two\r\ndata:  lines\r\n\r\nid: 9\n\nevent: end\ndata\n\ndata: cut off';
const events: ServerEvent[] = [
  { type: 'progress', data: '{"a":1}', id: '1' },
  { type: 'message', data: 'two\n lines', id: '1' },
  { type: 'end', data: '', id: '9' },
];

it('reads the same events however the stream is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
      const read: ServerEvent[] = [];
      const parse = createEventParser((event) => read.push(event));
      const places = [0, ...cuts.toSorted((a, b) => a - b), stream.length];

      places.slice(1).forEach((end, index) => parse(stream.slice(places[index], end)));

      expect(read).toEqual(events);
    }),
  );
});
