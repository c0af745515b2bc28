import { estimateTokens } from './estimate-tokens.js';
import { shownPassages, type Passage } from './passage.js';
import { fixedTokens, questionTokens, type Question } from './question.js';
import type { TokenClaim } from './token-budget.js';

/** Tokens of passages in one question: more than this a model reads carelessly. */
const maxPassageTokens = 8_000;
/** Fewer are no question. */
const minPassageTokens = 200;
const maxAnswer = 1_600;
const minAnswer = 300;

/** What a summary may use, and what one request may. */
export interface QuestionLimits extends TokenClaim {
  contextTokens: number;
}

/** What to ask, so that all of it together fits into the limits. */
export interface QuestionPlan {
  docs: Question[];
  code: Question[];
  /** How many tokens the passages of the last question, which joins both, may have; and its answer. */
  reduce: TokenClaim;
}

/** Questions about as many of the passages, the first ones first, as the limits allow; `null` where they allow no question at all. */
export function planQuestions(docs: readonly Passage[], code: readonly Passage[], { input, output, contextTokens }: QuestionLimits): QuestionPlan | null {
  const answer = Math.min(maxAnswer, Math.floor(output / 3), Math.floor(contextTokens / 4));
  const fixed = fixedTokens('map');
  const room = Math.min(maxPassageTokens, contextTokens - answer - fixed);
  const reduceFixed = fixedTokens('reduce');
  const reduce = { input: Math.min(maxPassageTokens, contextTokens - answer - reduceFixed, Math.floor(input / 3) - reduceFixed), output: answer };
  if (answer < minAnswer || room < minPassageTokens || reduce.input < minPassageTokens) return null;

  const left = { input: input - reduce.input - reduceFixed, output: output - answer };
  const plan: QuestionPlan = { docs: [], code: [], reduce };
  const queues = [
    { questions: plan.docs, rest: [...docs] },
    { questions: plan.code, rest: [...code] },
  ];
  // In turns, so that neither side uses up what the other needs.
  for (let turn = 0; queues.some(({ rest }) => rest.length > 0); turn += 1) {
    const queue = queues[turn % 2];
    if (queue === undefined || queue.rest.length === 0) continue;
    const capacity = Math.min(room, left.input - fixed);
    if (capacity < minPassageTokens || left.output < answer) break;
    const passages = takePassages(queue.rest, capacity);
    if (passages.length === 0) continue;
    const question: Question = { kind: 'map', passages, maxOutputTokens: answer };
    left.input -= questionTokens(question);
    left.output -= answer;
    queue.questions.push(question);
  }
  return plan;
}

/** Takes passages off the front until they have so many tokens. One that is too large alone is left out. */
export function takePassages(rest: Passage[], capacity: number): Passage[] {
  const taken: Passage[] = [];
  let tokens = 0;
  for (let next = rest[0]; next !== undefined; next = rest[0]) {
    // The bytes of the whole are rounded once, those of the parts each time: the sum is never less. Two for the blank line between.
    const size = estimateTokens(shownPassages([next])) + 2;
    if (tokens + size > capacity && taken.length > 0) break;
    rest.shift();
    if (size > capacity) continue;
    taken.push(next);
    tokens += size;
  }
  return taken;
}
