import { describe, expect, it } from 'vitest';
import { networkError } from './network-error.js';

const fetchFailed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
const coded = (code: string, message = `connect ${code}`): Error => Object.assign(new Error(message), { code });

describe('a network failure', () => {
  it.each([
    ['a refused connection', fetchFailed(coded('ECONNREFUSED')), true],
    ['a reset connection', fetchFailed(coded('ECONNRESET', 'read ECONNRESET')), true],
    ['a name server that is busy', fetchFailed(coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.github.com')), true],
    ['a body that broke off', new TypeError('terminated', { cause: coded('UND_ERR_SOCKET', 'other side closed') }), true],
    ['a failure without a code', new TypeError('Load failed'), true],
    ['a name that does not exist', fetchFailed(coded('ENOTFOUND', 'getaddrinfo ENOTFOUND api.github.invalid')), false],
    ['a certificate that is not trusted', fetchFailed(coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')), false],
    ['an expired certificate', fetchFailed(coded('CERT_HAS_EXPIRED', 'certificate has expired')), false],
  ])('%s is NETWORK, with what happened in the message', (_name, error, transient) => {
    const result = networkError(error);

    const happened = error.cause instanceof Error ? error.cause.message : error.message;
    expect(result).toMatchObject({ code: 'NETWORK', transient, status: null, cause: error });
    expect(result.message).toContain(happened);
  });

  it('need not be an Error', () => {
    expect(networkError('boom').message).toContain('boom');
  });

  it('ends a chain of causes that goes in circles', () => {
    const error = new Error('round');
    error.cause = error;

    expect(networkError(error).message).toContain('round');
  });
});
