import { describe, expect, it } from 'vitest';
import { resolveEndpoint } from './endpoint.js';

describe('the API of a GitHub', () => {
  it.each([
    ['https://api.github.com', 'https://api.github.com'],
    ['https://api.github.com/', 'https://api.github.com'],
    ['https://api.github.com/graphql', 'https://api.github.com'],
    ['https://github.com', 'https://api.github.com'],
    ['https://acme.ghe.com', 'https://api.acme.ghe.com'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com'],
    ['https://github.example.com', 'https://github.example.com/api/v3'],
    ['https://github.example.com:8443/', 'https://github.example.com:8443/api/v3'],
    ['https://github.example.com/api/v3', 'https://github.example.com/api/v3'],
    ['https://github.example.com/api/v3/', 'https://github.example.com/api/v3'],
    ['https://github.example.com/api/graphql', 'https://github.example.com/api/v3'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api/v3'],
  ])('%s answers at %s', (baseUrl, restUrl) => {
    expect(resolveEndpoint(baseUrl).restUrl).toBe(restUrl);
  });

  it.each([
    ['https://github.example.com', true],
    ['http://127.0.0.1:1', true],
    ['http://[::1]:1', true],
    ['http://localhost:1', true],
    ['http://github.example.com', false],
    ['http://127.0.0.1.example.com', false],
    ['http://localhost.example.com', false],
  ])('%s may see a token: %s', (baseUrl, confidential) => {
    expect(resolveEndpoint(baseUrl).confidential).toBe(confidential);
  });

  it.each([
    '',
    'github.com',
    'ftp://github.com',
    'file:///etc/passwd',
    'https://user:hunter2@github.example.com',
    'https://github.example.com?token=hunter2',
    'https://github.example.com#hunter2',
    'https://github.example.com/hunter2',
  ])('%j is refused, and the message shows no secret of it', (baseUrl) => {
    expect(() => resolveEndpoint(baseUrl)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
    expect(() => resolveEndpoint(baseUrl)).not.toThrow(/hunter2/);
  });
});
