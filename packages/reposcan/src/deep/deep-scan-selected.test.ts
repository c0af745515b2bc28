import { describe, expect, it } from 'vitest';
import { ReposcanError } from '@reposcan/core';
import type { RepositoryAnalysis } from '@reposcan/storage';
import { sampleAccountScan } from '../fixtures/sample-account.js';
import { sampleRepositoryScan } from '../fixtures/sample-repository.js';
import { deepScanSelected, type DeepScanOptions } from './deep-scan-selected.js';

function optionsOf(overrides: Partial<DeepScanOptions> = {}) {
  const stored: [string, string, RepositoryAnalysis][] = [];
  const options: DeepScanOptions = {
    userId: 'ada',
    signal: new AbortController().signal,
    store: { updateRepositoryAnalysis: async (userId, name, analysis) => void stored.push([userId, name, analysis]) },
    scanRepository: ({ nameWithOwner }) => Promise.resolve(sampleRepositoryScan({ id: `deep ${nameWithOwner}` })),
    ...overrides,
  };
  return { options, stored };
}

describe('the deep scan of an account', () => {
  it('scans what is selected, in its order, and stores what it finds', async () => {
    const scan = sampleAccountScan();
    const { options, stored } = optionsOf();

    const result = await deepScanSelected(scan, options);

    expect(result.deep.map(({ nameWithOwner }) => nameWithOwner)).toEqual(
      scan.selected.map(({ nameWithOwner }) => nameWithOwner),
    );
    expect(stored).toHaveLength(scan.selected.length);
    expect(stored[0]).toEqual([
      'ada',
      'ada-lindqvist/quillmark',
      {
        scanId: 'deep ada-lindqvist/quillmark',
        commit: '3f8a91c2d47be0519a6c2e8f70b1d4c5e6f7a8b9',
        analyzedAt: '2026-11-20T09:30:00Z',
        files: 53,
        lines: 10_458,
        languages: expect.any(Array),
        entryPoints: 3,
        imports: 11,
        cycles: 1,
        layers: 4,
        leadingFiles: expect.any(Array),
      },
    ]);
    expect(result.warnings).toEqual(scan.warnings);
  });

  it('runs one scan at a time', async () => {
    let running = 0;
    let most = 0;
    const { options } = optionsOf({
      scanRepository: async () => {
        most = Math.max(most, (running += 1));
        await Promise.resolve();
        running -= 1;
        return sampleRepositoryScan();
      },
    });

    await deepScanSelected(sampleAccountScan(), options);

    expect(most).toBe(1);
  });

  it('keeps the others when one fails', async () => {
    const scan = sampleAccountScan();
    const failing = scan.selected[1]?.nameWithOwner ?? '';
    const { options } = optionsOf({
      scanRepository: ({ nameWithOwner }) =>
        nameWithOwner === failing
          ? Promise.reject(new ReposcanError('Too large.', { code: 'REPOSITORY_TOO_LARGE' }))
          : Promise.resolve(sampleRepositoryScan()),
    });

    const { deep, warnings } = await deepScanSelected(scan, options);

    expect(deep).toHaveLength(scan.selected.length - 1);
    expect(warnings.at(-1)).toEqual({
      code: 'DEEP_SCAN_FAILED',
      subject: failing,
      message: `The deep scan of ${failing} failed: Too large. [REPOSITORY_TOO_LARGE]`,
    });
  });

  it('keeps a result that cannot be stored, and says so', async () => {
    const scan = sampleAccountScan();
    const { options } = optionsOf({ store: { updateRepositoryAnalysis: () => Promise.reject(new Error('disk full')) } });

    const { deep, warnings } = await deepScanSelected(scan, options);

    expect(deep).toHaveLength(scan.selected.length);
    expect(warnings.filter(({ code }) => code === 'STORE_FAILED')).toHaveLength(scan.selected.length);
  });

  it('does not point to a report that was not stored', async () => {
    const { options, stored } = optionsOf({
      scanRepository: () => Promise.resolve(sampleRepositoryScan({ warnings: [{ code: 'STORE_FAILED', message: 'no' }] })),
    });

    const { warnings } = await deepScanSelected(sampleAccountScan(), options);

    expect(stored).toEqual([]);
    expect(warnings.some(({ code, subject }) => code === 'STORE_FAILED' && subject === 'ada-lindqvist/quillmark')).toBe(true);
  });

  it('ends as a whole when aborted, and starts no further scan', async () => {
    const controller = new AbortController();
    let scans = 0;
    const { options } = optionsOf({
      signal: controller.signal,
      scanRepository: () => {
        scans += 1;
        controller.abort(new Error('enough'));
        return Promise.reject(new Error('aborted'));
      },
    });

    await expect(deepScanSelected(sampleAccountScan(), options)).rejects.toThrow('enough');
    expect(scans).toBe(1);
  });
});
