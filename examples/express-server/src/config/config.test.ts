import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from './config.js';

const text = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('the configuration', () => {
  it('has a default for everything, and takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', REDIS_URL: '' })).toEqual(readConfig({}));
    expect(readConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, REDIS_URL: null, SCANS_PER_HOUR_ANONYMOUS: 5, URL_PROTOCOLS: ['https'], ALLOW_PRIVATE_ADDRESSES: false });
  });

  it.each([
    ['PORT', '65536'], ['PORT', '-1'], ['PORT', '3000x'], ['PORT', '1e3'], ['HOST', 'http://x'], ['LOG_LEVEL', 'loud'], ['REDIS_URL', 'http://x'], ['REDIS_URL', 'secret'], ['REDIS_PREFIX', 'a b'], ['WORKERS', '101'], ['LEASE_SECONDS', '1'],
    ['GRACE_SECONDS', '0'], ['GITHUB_URL', 'github.com'], ['GITHUB_TOKEN', 'secret with spaces'], ['BASIC_USER', 'a:b'], ['BASIC_PASSWORD', 'secret'], ['TRUST_PROXY', 'true'], ['SCANS_PER_HOUR', '1.5'], ['SCANS_PER_HOUR_ANONYMOUS', 'many'],
    ['QUICK_SCAN_SECONDS', '0'], ['EVENT_STREAMS', '0'], ['URL_PROTOCOLS', 'https,ssh'], ['URL_PORTS', '443,0'], ['ALLOW_PRIVATE_ADDRESSES', 'yes'], ['LOCAL_PATHS', 'relative'], ['MIN_FREE_DISK_MB', '-5'],
  ])('refuses %s=%s by name, says what is allowed, and does not show the value', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ name: 'ConfigError', message: expect.stringMatching(new RegExp(`^${name} cannot be used\\. Allowed: .+\\.$`, 'm')) }));
    if (value.startsWith('secret')) expect(() => readConfig({ [name]: value })).not.toThrow(value);
  });

  it('wants a user and a password together', () => {
    expect(() => readConfig({ BASIC_USER: 'owner' })).toThrow('BASIC_USER and BASIC_PASSWORD');
  });

  it.each(Object.keys(environment.shape))('%s is in the README and in .env.example', (name) => {
    expect(text('README.md')).toMatch(new RegExp(`^\\| .*\`${name}\``, 'm'));
    expect(text('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });

  it('.env.example holds defaults, and nothing else', () => {
    const lines = text('.env.example').split('\n').filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=', 2) as [string, string]);

    expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}));
  });
});
