import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from './passage.js';
import { planQuestions } from './plan-questions.js';
import { fixedTokens, questionTokens } from './question.js';

const passages = (prefix: string) =>
  fc.array(fc.string({ unit: 'binary', maxLength: 1200 }), { maxLength: 40 }).map((texts) => texts.map((text, index): Passage => ({ id: `${prefix}${String(index)}`, text, sources: [{ path: 'a', line: 1 }] })));
const limits = fc.record({ input: fc.integer({ min: 1, max: 80_000 }), output: fc.integer({ min: 1, max: 20_000 }), contextTokens: fc.integer({ min: 1, max: 40_000 }) });

describe('a plan of questions', () => {
  it('never exceeds the context with one question, nor the budget with all of them', () => {
    fc.assert(
      fc.property(passages('D'), passages('C'), limits, (docs, code, allowed) => {
        const plan = planQuestions(docs, code, allowed);
        if (plan === null) return;
        const asked = [...plan.docs, ...plan.code];
        const last = plan.reduce.input + fixedTokens('reduce');
        for (const question of asked) expect(questionTokens(question) + question.maxOutputTokens).toBeLessThanOrEqual(allowed.contextTokens);
        expect(last + plan.reduce.output).toBeLessThanOrEqual(allowed.contextTokens);
        expect(asked.reduce((sum, question) => sum + questionTokens(question), last)).toBeLessThanOrEqual(allowed.input);
        expect(asked.reduce((sum, question) => sum + question.maxOutputTokens, plan.reduce.output)).toBeLessThanOrEqual(allowed.output);
      }),
      { numRuns: 40 },
    );
  });

  it('asks about the first passages of both sides', () => {
    const many = (prefix: string): Passage[] => Array.from({ length: 200 }, (_, index) => ({ id: `${prefix}${String(index)}`, text: 'word '.repeat(200), sources: [{ path: 'a', line: 1 }] }));

    const plan = planQuestions(many('D'), many('C'), { input: 20_000, output: 16_000, contextTokens: 32_000 });

    expect(plan?.docs[0]?.passages[0]?.id).toBe('D0');
    expect(plan?.code[0]?.passages[0]?.id).toBe('C0');
  });

  it('is none where there is no room', () => {
    expect(planQuestions([], [], { input: 1_000, output: 16_000, contextTokens: 32_000 })).toBeNull();
    expect(planQuestions([], [], { input: 60_000, output: 16_000, contextTokens: 500 })).toBeNull();
  });
});
