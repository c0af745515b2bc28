import { expect, it } from 'vitest';
import type { CheckedUrl } from '../url/check-url.js';
import { networkSettings } from './network-settings.js';

function settings(checked: Partial<CheckedUrl>, token?: string): Map<string, string> {
  const complete: CheckedUrl = { url: 'https://h:8443/x', origin: 'https://h:8443', hostname: 'h', port: 8443, pathname: '/x', addresses: [], ...checked };
  return new Map(networkSettings({ checked: complete, minBytesPerSecond: 1_000, stallSeconds: 30, ...(token === undefined ? {} : { token }) }));
}

it('pins a name to all of its addresses', () => {
  const pinned = settings({ addresses: ['93.184.215.14', '2606:4700::1'] });

  expect(pinned.get('http.curloptResolve')).toBe('h:8443:93.184.215.14,[2606:4700::1]');
});

it('pins no address to itself', () => {
  expect(settings({ hostname: '::1', addresses: ['::1'] }).has('http.curloptResolve')).toBe(false);
});

it('sends a token to its origin only', () => {
  const withToken = settings({}, 'töken\r\nX: y');

  const [key, value = ''] = [...withToken].find(([name]) => name.includes('extraHeader')) ?? [];
  expect(key).toBe('http.https://h:8443/.extraHeader');
  expect(value).toMatch(/^Authorization: Basic [A-Za-z0-9+/=]+$/);
});

it('neither follows nor fetches from elsewhere', () => {
  expect(Object.fromEntries(settings({}))).toMatchObject({
    'http.followRedirects': 'false',
    'transfer.bundleURI': 'false',
    'fetch.uriProtocols': '',
    'transfer.fsckObjects': 'true',
  });
});
