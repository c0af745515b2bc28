import type { ImportanceComponent } from './importance.js';

/** A signal as it was read: the line of the explanation, whose `contribution` is filled in once the whole group is known. */
export type Reading = ImportanceComponent;

/** What is left of a reading that nobody will see explained: the signal on a scale of 0–1, estimated where it is unknown. */
export type Grade = Pick<Reading, 'value' | 'known'>;

/** The least that a signal on a scale of 0–1 can turn out to be. */
export function worstOf(grade: Grade): number {
  return grade.known ? grade.value : 0;
}

/** The most that a signal on a scale of 0–1 can turn out to be. */
export function bestOf(grade: Grade): number {
  return grade.known ? grade.value : 1;
}

const absent: Grade = { value: 0, known: true };
const present: Grade = { value: 1, known: true };

/** The signals of one group, and their weighted mean: as they are, and the least and the most that it can turn out to be. */
export class Readings {
  /** Every reading of the group, in the order of reading; empty unless explained. */
  readonly list: Reading[] = [];
  /** Whether anyone will read the sentences. They are most of the cost of a score. */
  readonly explained: boolean;
  worst = 0;
  value = 0;
  best = 0;
  readonly #group: ImportanceComponent['group'];

  constructor(group: ImportanceComponent['group'], explained: boolean) {
    this.#group = group;
    this.explained = explained;
  }

  /** Adds a signal whose value is certain, or open between 0 and 1. */
  add(component: string, weight: number, value: number, known: boolean, sentence: string): Grade {
    return this.addBetween(component, weight, known ? value : 0, value, known ? value : 1, known, sentence);
  }

  /** Adds a signal that is open between two values. */
  addBetween(
    component: string,
    weight: number,
    worst: number,
    value: number,
    best: number,
    known: boolean,
    sentence: string,
  ): Grade {
    this.worst += weight * worst;
    this.value += weight * value;
    this.best += weight * best;
    if (!this.explained) {
      if (known && value === 0) return absent;
      return known && value === 1 ? present : { value, known };
    }
    const reading = { component, group: this.#group, weight, value, known, contribution: 0, sentence };
    this.list.push(reading);
    return reading;
  }
}
