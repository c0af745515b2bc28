const chunkSize = 512;

/** Items in order. Adding, removing and seeking cost O(log n) comparisons and at most one short array shift, so that 100,000 items cost about what 1,000 do. */
export interface SortedList<T> {
  readonly size: number;
  first(): T | undefined;
  /** An item that compares as equal to none of the others. */
  add(item: T): void;
  /** Whether there was an item that compares as equal. */
  remove(item: T): boolean;
  /** In order, from the first item on that `before` is false for; `before` is true for a beginning of the list. The list must not change meanwhile. */
  upwards(before: (item: T) => boolean): Generator<T>;
  /** Against the order, from the last item on that `before` is true for. The list must not change meanwhile. */
  downwards(before: (item: T) => boolean): Generator<T>;
}

/** A sorted list as short sorted chunks. */
export function createSortedList<T>(compare: (a: T, b: T) => number): SortedList<T> {
  const chunks: T[][] = [];
  let size = 0;

  /** The first chunk whose last item is not before; `chunks.length` where there is none. */
  function chunkFrom(before: (item: T) => boolean): number {
    return countBefore(chunks, (chunk) => before(chunk[chunk.length - 1] as T));
  }

  function split(index: number, chunk: T[]): void {
    // Most lists grow at their end: an even split would leave every chunk half full.
    const at = index === chunks.length - 1 ? chunk.length - 1 : chunk.length >> 1;
    chunks.splice(index + 1, 0, chunk.splice(at));
  }

  return {
    get size() {
      return size;
    },

    first: () => chunks[0]?.[0],

    add(item) {
      size += 1;
      const before = (other: T): boolean => compare(other, item) < 0;
      const index = Math.min(chunkFrom(before), Math.max(0, chunks.length - 1));
      const chunk = chunks[index];
      if (chunk === undefined) {
        chunks.push([item]);
        return;
      }
      chunk.splice(countBefore(chunk, before), 0, item);
      if (chunk.length > chunkSize) split(index, chunk);
    },

    remove(item) {
      const before = (other: T): boolean => compare(other, item) < 0;
      const index = chunkFrom(before);
      const chunk = chunks[index];
      if (chunk === undefined) return false;
      const at = countBefore(chunk, before);
      const found = chunk[at];
      if (found === undefined || compare(found, item) !== 0) return false;
      size -= 1;
      if (chunk.length === 1) chunks.splice(index, 1);
      else chunk.splice(at, 1);
      return true;
    },

    *upwards(before) {
      const start = chunkFrom(before);
      for (let index = start; index < chunks.length; index += 1) {
        const chunk = chunks[index] ?? [];
        for (let at = index === start ? countBefore(chunk, before) : 0; at < chunk.length; at += 1) yield chunk[at] as T;
      }
    },

    *downwards(before) {
      const start = Math.min(chunkFrom(before), chunks.length - 1);
      for (let index = start; index >= 0; index -= 1) {
        const chunk = chunks[index] ?? [];
        for (let at = (index === start ? countBefore(chunk, before) : chunk.length) - 1; at >= 0; at -= 1) yield chunk[at] as T;
      }
    },
  };
}

/** How many items at the beginning `before` is true for. */
function countBefore<T>(items: readonly T[], before: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
