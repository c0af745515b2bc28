import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer.js';

const json = '{"claims":[{"topic":"what","text":"It is.","sources":["D1"]}]}';
const claim = { topic: 'what', text: 'It is.', sources: ['D1'] };

describe('an answer', () => {
  it.each([
    ['JSON', json],
    ['a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['prose around JSON', `Sure! Here is the summary:\n${json}\nI hope this helps.`],
    ['what was cut off after its end', json],
  ])('is read from %s', (_what, text) => {
    expect(readAnswer({ text, finish: 'stop' }).claims).toEqual([claim]);
  });

  it('keeps the claims that have the shape', () => {
    const mixed = JSON.stringify({ headline: 5, claims: [claim, null, 'x', { topic: 'other', text: 'a', sources: [] }, { topic: 'what', text: 5, sources: [] }, { ...claim, sources: ['D1', 7] }] });

    expect(readAnswer({ text: mixed, finish: 'stop' })).toEqual({ headline: null, claims: [claim, claim] });
  });

  it.each([
    ['nothing', '', 'stop', 'INVALID_ANSWER'],
    ['prose', 'The project is nice.', 'stop', 'INVALID_ANSWER'],
    ['half of it', json.slice(0, 30), 'stop', 'INVALID_ANSWER'],
    ['what was cut off', json.slice(0, 30), 'length', 'CUT_OFF'],
    ['another shape', '{"summary":"x"}', 'stop', 'INVALID_ANSWER'],
    ['a list', '[]', 'stop', 'INVALID_ANSWER'],
    ['no claims', '{"claims":[]}', 'stop', 'INVALID_ANSWER'],
    ['very much', `{"claims":[],"x":"${'x'.repeat(200_000)}"}`, 'stop', 'INVALID_ANSWER'],
    ['a refusal', "I'm sorry, but I can't help with that.", 'stop', 'REFUSED'],
    ['a refusal by the provider', '', 'refused', 'REFUSED'],
  ] as const)('that is %s is an error', (_what, text, finish, code) => {
    expect(() => readAnswer({ text, finish })).toThrow(expect.objectContaining({ code }) as Error);
  });
});
