import { expect, it } from 'vitest';
import { sampleRepositoryScan } from '../fixtures/sample-repository.js';
import { renderJsonReport } from './json-report.js';

it('is one document that reads back as the scan', () => {
  const scan = sampleRepositoryScan();

  expect(JSON.parse(renderJsonReport(scan))).toEqual(scan);
});

it('keeps hostile data, but escapes what a terminal would obey', () => {
  const scan = sampleRepositoryScan();
  scan.repository.subject = 'a\u001b[2J\u009b2Jb\u202Ec\u2028d';

  const json = renderJsonReport(scan);

  expect(json).not.toMatch(/(?!\n)\p{Cc}|[\u202e\u2028]/u);
  expect((JSON.parse(json) as typeof scan).repository.subject).toBe(scan.repository.subject);
});
