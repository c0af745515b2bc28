import type { CallKind } from '@reposcan/core';

/** Where something is called: a function of a file, by their numbers, and a line. */
export interface Place {
  /** Unique among all places. */
  id: number;
  file: number;
  owner: number;
  line: number;
}

/** What is called: a function of a file, or something outside by its name. */
export type Target = { file: number; code: number } | { outside: string };

/** A place and what is called there. */
export interface RecordedPlace extends Place {
  targets: Map<string, { target: Target; kind: CallKind }>;
  /** It calls something outside of which no name is known. */
  outside: boolean;
}

/** What was found to be called, and where. */
export interface CallRecord {
  add: (place: Place, kind: CallKind, target: Target) => void;
  outside: (place: Place) => void;
  /** Whether anything was found, in the repository or outside. */
  knows: (place: Place) => boolean;
  /** Whether a name was found for it. */
  names: (place: Place) => boolean;
  places: () => Iterable<RecordedPlace>;
}

/** Creates an empty record. */
export function createCallRecord(): CallRecord {
  const places = new Map<number, RecordedPlace>();

  const at = (place: Place): RecordedPlace => {
    const known = places.get(place.id);
    if (known !== undefined) return known;
    const { id, file, owner, line } = place;
    const added = { id, file, owner, line, targets: new Map(), outside: false };
    places.set(id, added);
    return added;
  };

  return {
    add(place, kind, target) {
      const key = 'outside' in target ? target.outside : `${String(target.file)}:${String(target.code)}`;
      const { targets } = at(place);
      const known = targets.get(`${kind} ${key}`);
      if (known === undefined) targets.set(`${kind} ${key}`, { target, kind });
    },
    outside(place) {
      at(place).outside = true;
    },
    knows(place) {
      const known = places.get(place.id);
      return known !== undefined && (known.outside || known.targets.size > 0);
    },
    names: (place) => (places.get(place.id)?.targets.size ?? 0) > 0,
    places: () => places.values(),
  };
}
