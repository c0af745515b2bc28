import { expect, it } from 'vitest';
import { createFakeIo } from '../fixtures/fake-io.js';
import { withoutSecrets } from './secrets.js';

it('prints no secret, on neither stream', async () => {
  const io = createFakeIo();
  const safe = withoutSecrets(io, ['ghp_secret1234', ' ghp_other56789\n', undefined]);

  await safe.stdout.write('a ghp_secret1234 b ghp_other56789');
  safe.stderr.write('ghp_secret1234ghp_secret1234');

  expect(io.out()).toBe('a [redacted] b [redacted]');
  expect(io.err()).toBe('[redacted][redacted]');
});

it('leaves texts alone that are too short to be secrets', async () => {
  const io = createFakeIo();

  await withoutSecrets(io, ['x', '']).stdout.write('axb');

  expect(io.out()).toBe('axb');
});
