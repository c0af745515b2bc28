import { describe, expect, it } from 'vitest';
import type { Importance, ImportanceComponent } from '@reposcan/core';
import { decisiveComponents, whyInShort } from './why.js';

function importanceOf(...components: [name: string, contribution: number, known?: boolean][]): Importance {
  const lines = components.map(([component, contribution, known = true]): ImportanceComponent => ({
    component,
    group: 'craft',
    weight: 0,
    value: 0,
    known,
    contribution,
    sentence: '',
  }));
  return { formula: 'test/1', score: 0, range: [0, 0], category: 'supporting', provisional: false, components: lines };
}

describe('why', () => {
  it('names what moves the score most, whichever way', () => {
    const importance = importanceOf(['topics', 0.2], ['stars', 31.24], ['archived-cap', -9], ['releases', 8]);

    expect(whyInShort(importance, 2)).toBe('stars +31.2, archived cap −9');
    expect(decisiveComponents(importance, 9).map(({ component }) => component)).toEqual(['stars', 'archived-cap', 'releases']);
  });

  it('marks an estimate', () => {
    expect(whyInShort(importanceOf(['commits', 8, false]))).toBe('commits? +8');
  });

  it('says so when nothing counts', () => {
    expect(whyInShort(importanceOf(['stars', 0]))).toBe('nothing that counts was found');
  });
});
