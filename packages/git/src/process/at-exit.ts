/** What to do if the host process ends without closing. Synchronous, like everything at that moment. */
const pending = new Set<() => void>();

function runAll(): void {
  // Last in, first out: processes go before the folders that they write to.
  for (const action of [...pending].reverse()) {
    try {
      action();
    } catch {
      // Nobody is left to tell, and the others must still run.
    }
  }
}

/** Runs an action when the host process exits, unless the returned function is called before. Adds one listener in all, and only while needed. */
export function atExit(action: () => void): () => void {
  if (pending.size === 0) process.on('exit', runAll);
  pending.add(action);
  return () => {
    if (pending.delete(action) && pending.size === 0) process.off('exit', runAll);
  };
}
