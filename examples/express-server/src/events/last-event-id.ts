/** Where a client wants to go on. `gap`: what it saw last is not of this job. */
export interface Resume {
  /** Partial results up to this number were seen. */
  after: number;
  /** The closing event was seen. */
  ended: boolean;
  gap: boolean;
}

/** Reads Last-Event-ID: the number of a partial result, or of the last one with `-end` for the closing event. @param last how many there are */
export function resumeOf(header: string | undefined, last: number): Resume {
  if (header === undefined || header === '') return { after: 0, ended: false, gap: false };
  const [, seq, end] = /^(\d{1,9})(-end)?$/.exec(header) ?? [];
  const after = Number(seq);
  if (seq === undefined || after > last) return { after: 0, ended: false, gap: true };
  return { after, ended: end !== undefined && after === last, gap: false };
}
