import { describe, expect, it } from 'vitest';
import type { StageEvent } from '@reposcan/pipeline';
import { createFakeIo } from '../fixtures/fake-io.js';
import { createProgress } from './progress.js';

const at = '2026-11-20T09:30:00Z';
const started = (stage: string): StageEvent => ({ type: 'stage-started', at, stage, targetMs: null });
const terminal = (columns: number) => {
  let text = '';
  const io = createFakeIo({}, { stderr: { isTTY: true, columns, write: (part) => void (text += part) } });
  return { io, text: () => text };
};

describe('progress', () => {
  it('is a line per stage where there is no terminal', () => {
    const io = createFakeIo();
    const progress = createProgress(io);

    progress.about('octocat\u001b[2J');
    progress.onEvent(started('fetching'));
    progress.onEvent({ type: 'stage-progress', at, stage: 'fetching', done: 1, total: 2, unit: 'repositories' });
    progress.end();

    expect(io.err()).toBe('reposcan: octocat: fetching\n');
  });

  it('is one line on a terminal that is redrawn by the clock and removed at the end', () => {
    const { io, text } = terminal(60);
    const progress = createProgress(io);

    progress.about('octocat');
    progress.onEvent(started('fetching'));
    progress.onEvent({ type: 'stage-progress', at, stage: 'fetching', done: 1200, total: 5000, unit: 'repositories' });
    const before = text();
    io.tick();
    const drawn = text();
    progress.end();

    expect(before).toBe('');
    expect(drawn).toBe('\r⠙ octocat · fetching · 1,200 of 5,000 repositories\u001b[K');
    expect(text()).toBe(`${drawn}\r\u001b[K`);
    expect(io.open()).toBe(0);
  });

  it('never wraps: the line is cut to the terminal', () => {
    const { io, text } = terminal(20);
    const progress = createProgress(io);

    progress.about('a-very-long-repository-name');
    progress.onEvent({
      type: 'stage-progress',
      at,
      stage: 'cloning',
      done: 37.4,
      total: 100,
      unit: 'percent',
      label: 'receiving',
    });
    io.tick();

    expect(text()).toBe('\r⠙ a-very-long-repo…\u001b[K');
  });

  it('leaves nothing when nothing ever happened', () => {
    const { io, text } = terminal(60);

    createProgress(io).end();

    expect(text()).toBe('');
  });
});
