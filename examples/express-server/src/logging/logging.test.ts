import { QueueError } from '@reposcan/queue';
import { describe, expect, it } from 'vitest';
import { backgroundErrors } from './background-errors.js';
import { createLogger } from './logger.js';

function setup() {
  const lines: string[] = [];
  return { lines, log: createLogger('info', { write: (line) => void lines.push(line) }) };
}

describe('the log', () => {
  it.each(['authorization', 'cookie', 'x-api-key', 'x-github-token', 'token', 'password', 'secret'])('censors %s, also inside of what is logged', (name) => {
    const { lines, log } = setup();

    log.info({ [name]: 'hush', headers: { [name]: 'hush' }, req: { headers: { [name]: 'hush' } } }, 'something');

    expect(lines.join('')).not.toContain('hush');
    expect(lines.join('').split('[secret]')).toHaveLength(4);
  });

  it('has one line a minute of an error that comes again and again, and every other kind', () => {
    const { lines, log } = setup();
    let now = 0;
    const onError = backgroundErrors(log, () => now);

    for (; now < 90_000; now += 500) onError(new QueueError('away', { code: 'UNAVAILABLE' }));
    onError(new QueueError('full', { code: 'FULL' }));
    onError('odd');

    expect(lines).toHaveLength(4);
  });
});
