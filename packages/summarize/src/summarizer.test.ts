import fc from 'fast-check';
import type { AnalysisCache, FileSkeleton, SummaryPart } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { ferry } from './fixtures/ferry.js';
import { createManualClock } from './fixtures/manual-clock.js';
import { scanned } from './fixtures/scanned.js';
import { faithfulAnswer, scriptedModel } from './fixtures/scripted-model.js';
import { estimateTokens } from './model/estimate-tokens.js';
import { createSummarizer } from './summarizer.js';
import type { TextModel } from './text-model.js';

const { tree, input } = scanned(ferry);
const texts = ({ sections }: SummaryPart): string[] => sections.flatMap(({ claims }) => claims.map(({ text }) => text));
const memoryCache = (): AnalysisCache & { kept: Map<string, unknown> } => {
  const kept = new Map<string, unknown>();
  return { kept, get: (key) => kept.get(key), set: (key, value) => void kept.set(key, structuredClone(value)) };
};

describe('a summary by a model', () => {
  it('is what the model says of documentation and code, joined by it, each claim with its source', async () => {
    const model = scriptedModel(faithfulAnswer);

    const summary = await createSummarizer({ model }).summarize(tree, input);

    expect(summary).toMatchObject({ model: 'scripted', fallback: null, docs: { method: 'model' }, code: { method: 'model' }, merged: { method: 'model' } });
    expect(texts(summary.docs)).toContain('Node.js 20 or newer is required.');
    expect(summary.merged.sections[0]?.claims[0]?.sources[0]?.path).toBeDefined();
    expect(model.asked).toHaveLength(3);
  });

  it('counts what it used, in tokens and money', async () => {
    const model = scriptedModel((request) => ({ text: faithfulAnswer(request), inputTokens: 1000, outputTokens: 100 }));

    const { usage } = await createSummarizer({ model, prices: { input: 2, output: 10 } }).summarize(tree, input);

    expect(usage).toEqual({ requests: 3, inputTokens: 3000, outputTokens: 300, cachedAnswers: 0, cost: 0.009 });
  });

  it('asks nothing again that was answered, for the same content, prompts and model', async () => {
    const model = scriptedModel(faithfulAnswer);
    const cache = memoryCache();
    const first = await createSummarizer({ model }).summarize(tree, input, { cache });

    const again = await createSummarizer({ model }).summarize(tree, input, { cache });

    expect(model.asked).toHaveLength(3);
    expect(again.usage).toMatchObject({ requests: 0, inputTokens: 0, cachedAnswers: 3 });
    expect({ ...again, usage: null }).toEqual({ ...first, usage: null });
    await createSummarizer({ model: { ...model, id: 'another' } }).summarize(tree, input, { cache });
    expect(model.asked).toHaveLength(6);
  });

  it('is resumed where it was interrupted', async () => {
    const cache = memoryCache();
    const failing = scriptedModel((request) => {
      if (request.prompt.includes('[C1]')) throw new Error('no more today');
      return faithfulAnswer(request);
    });
    const broken = await createSummarizer({ model: failing }).summarize(tree, input, { cache });
    expect(broken).toMatchObject({ docs: { method: 'model' }, code: { method: 'extractive' } });
    const model = scriptedModel(faithfulAnswer);

    const { usage, fallback } = await createSummarizer({ model }).summarize(tree, input, { cache });

    expect(fallback).toBeNull();
    expect(usage).toMatchObject({ requests: 2, cachedAnswers: 1 });
  });

  it('does not trust what a cache kept', async () => {
    const cache: AnalysisCache = { get: () => ({ claims: [{ topic: 'what', text: 'Ferry is BANANAGATE.', sources: ['D1'] }] }), set: () => {} };

    const summary = await createSummarizer({ model: scriptedModel(faithfulAnswer) }).summarize(tree, input, { cache });

    expect(JSON.stringify(summary)).not.toContain('BANANAGATE');
  });

  it('keeps documentation and code where only joining them fails', async () => {
    const model = scriptedModel((request) => (request.prompt.includes('[S1]') ? 'nonsense' : faithfulAnswer(request)));

    const summary = await createSummarizer({ model }).summarize(tree, input);

    expect(summary).toMatchObject({ docs: { method: 'model' }, code: { method: 'model' }, merged: { method: 'model' }, fallback: 'merging: The answer of the model is not JSON.' });
    expect(texts(summary.merged).length).toBeGreaterThan(3);
  });

  it('is extractive where the model fails with an error of its own, whose words are not shown', async () => {
    const extractive = await createSummarizer().summarize(tree, input);
    const model = scriptedModel(() => Promise.reject(new Error('key sk-secret is wrong')));

    const summary = await createSummarizer({ model }).summarize(tree, input);

    expect(summary.merged).toEqual(extractive.merged);
    expect(summary.fallback).toBe('documentation: the model failed with an error of its own. code: the model failed with an error of its own.');
  });

  it('gives up an answer that does not come, and all of them after the total time', async () => {
    const clock = createManualClock();
    const silent: TextModel = { id: 'silent', contextTokens: 32_000, generate: () => new Promise(() => {}) };
    const work = createSummarizer({ model: silent, clock, timeoutMs: 30_000, totalTimeoutMs: 30_000, concurrency: 1 }).summarize(tree, input);
    await expect.poll(() => clock.pending).toBe(1);

    clock.advance(30_000);

    const { fallback, merged } = await work;
    expect(fallback).toContain('did not answer within 30 s');
    expect(fallback).toContain('The time for asking the model is over.');
    expect(merged.method).toBe('extractive');
    expect(clock.pending).toBe(0);
  });

  it('ends at once when it is aborted, with its reason and without a timer', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const silent: TextModel = { id: 'silent', contextTokens: 32_000, generate: () => new Promise(() => {}) };
    const work = createSummarizer({ model: silent, clock }).summarize(tree, input, { signal: controller.signal });
    await expect.poll(() => clock.pending).toBe(2);
    const reason = new Error('enough');

    controller.abort(reason);

    await expect(work).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
  });

  it('tells how far it is', async () => {
    const steps: string[] = [];

    await createSummarizer({ model: scriptedModel(faithfulAnswer), concurrency: 1 }).summarize(tree, input, { onProgress: ({ done, total }) => steps.push(`${String(done)}/${String(total)}`) });

    expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it.each([{ maxInputTokens: 0 }, { maxOutputTokens: 1.5 }, { concurrency: -1 }, { timeoutMs: Number.NaN }, { prices: { input: -1, output: 0 } }])('refuses %j', (options) => {
    expect(() => createSummarizer(options)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }) as Error);
  });

  it('has a recipe that names the model and its limits', () => {
    const recipes = [{}, { model: scriptedModel(() => '') }, { model: { ...scriptedModel(() => ''), id: 'b' } }, { model: scriptedModel(() => ''), maxInputTokens: 9 }].map((options) => createSummarizer(options).recipe);

    expect(new Set(recipes).size).toBe(4);
  });
});

describe('the budget of a repository of 10,000 files', () => {
  const paths = Array.from({ length: 10_000 }, (_, index) => `src/part${String(index % 50)}/file${String(index)}.ts`);
  const guide = (index: number): string => `# Part ${String(index)}\n\n${'Each transfer has a plan that lists its chunks. '.repeat(100)}`;
  const files = Object.fromEntries([...Object.entries(ferry), ...Array.from({ length: 40 }, (_, index) => [`docs/part${String(index)}.md`, guide(index)] as const), ...paths.map((path) => [path, 'x\n'] as const)]);
  const skeletons = paths.map((path, index): FileSkeleton => {
    const symbol = { name: `f${String(index)}`, kind: 'function' as const, signature: `export function f${String(index)}(chunk: Chunk, plan: Plan): Promise<void>`, doc: 'Moves one chunk.', decorators: [], exported: true, line: 1, endLine: 1, members: [] };
    return { path, language: 'TypeScript', symbols: [symbol], imports: [], exports: [], packageName: null, syntaxErrors: false };
  });
  const large = scanned(files, { extraction: { skeletons, failed: [] } });

  it('is never exceeded, by no request and not by all of them', async () => {
    const limits = fc.record({ maxInputTokens: fc.integer({ min: 3_000, max: 100_000 }), maxOutputTokens: fc.integer({ min: 900, max: 20_000 }), contextTokens: fc.integer({ min: 2_000, max: 64_000 }) });

    await fc.assert(
      fc.asyncProperty(limits, async ({ maxInputTokens, maxOutputTokens, contextTokens }) => {
        const model = scriptedModel(faithfulAnswer, contextTokens);
        await createSummarizer({ model, maxInputTokens, maxOutputTokens }).summarize(large.tree, large.input);
        const sizes = model.asked.map(({ instructions, prompt, schema }) => estimateTokens(instructions) + estimateTokens(prompt) + estimateTokens(JSON.stringify(schema)));
        for (const [index, size] of sizes.entries()) expect(size + (model.asked[index]?.maxOutputTokens ?? 0)).toBeLessThanOrEqual(contextTokens);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(maxInputTokens);
        expect(model.asked.reduce((sum, request) => sum + request.maxOutputTokens, 0)).toBeLessThanOrEqual(maxOutputTokens);
      }),
      { numRuns: 4 },
    );
  });

  it('holds where the model counts more than was thought: then less is asked', async () => {
    const model = scriptedModel((request) => ({ text: faithfulAnswer(request), inputTokens: 2 * estimateTokens(request.prompt), outputTokens: 10 }));

    const { usage, fallback } = await createSummarizer({ model, maxInputTokens: 30_000, concurrency: 1 }).summarize(large.tree, large.input);

    expect(fallback).toContain('tokens for this summary are used up');
    // One answer may come as a surprise; none is asked for after it.
    expect(usage.inputTokens).toBeLessThan(30_000 + 16_000);
  });

  it('says why there is no question', async () => {
    const model = scriptedModel(faithfulAnswer, 500);

    const { fallback, usage } = await createSummarizer({ model }).summarize(tree, input);

    expect(fallback).toContain('no room for a question');
    expect(usage.requests).toBe(0);
  });
});
