/** Counts what is done, and calls back at most a hundred times, and at the end. */
export function progressReporter(total: number, onProgress: ((progress: { done: number; total: number }) => void) | undefined): () => void {
  const step = Math.max(1, Math.ceil(total / 100));
  let done = 0;
  return () => {
    done += 1;
    if (done % step === 0 || done === total) onProgress?.({ done, total });
  };
}
