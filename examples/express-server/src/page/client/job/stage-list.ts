import { el, fill } from '../dom/element.js';
import type { StageRow } from './stages.js';

const WORDS: Readonly<Record<StageRow['state'], string>> = { waiting: 'waiting', running: 'running', done: 'done', 'left-out': 'left out', failed: 'failed' };

/** The stages of a scan. Each has a row of fixed height from the beginning, so that nothing moves while they run. */
export interface StageList {
  element: HTMLElement;
  update(rows: readonly StageRow[]): void;
}

/** Makes the list; rows are kept and changed, never replaced, as long as their stages stay. */
export function createStageList(): StageList {
  const element = el('ol', { class: 'stages', 'aria-label': 'Stages' });
  let rows = new Map<string, ReturnType<typeof stageRow>>();
  return {
    element,
    update(wanted) {
      if (wanted.map(({ stage }) => stage).join() !== [...rows.keys()].join()) {
        rows = new Map(wanted.map(({ stage, title }) => [stage, stageRow(title)]));
        fill(element, [...rows.values()].map((row) => row.element));
      }
      for (const row of wanted) rows.get(row.stage)?.update(row);
    },
  };
}

function stageRow(title: string): { element: HTMLElement; update: (row: StageRow) => void } {
  const word = el('span', { class: 'hidden' });
  const note = el('span', { class: 'note quiet' });
  const bar = el('i', {});
  const element = el('li', {}, el('span', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 'stage-title' }, title, word), note, el('span', { class: 'track', 'aria-hidden': 'true' }, bar));
  return {
    element,
    update({ state, note: text, percent }) {
      element.className = percent === null ? state : `${state} measured`;
      const said = ` (${WORDS[state]})`;
      if (word.textContent !== said) word.textContent = said;
      if (note.textContent !== text) {
        note.textContent = text;
        note.title = text;
      }
      bar.style.setProperty('--part', `${percent ?? 0}%`);
    },
  };
}
