/** Undoes what a stage did. */
export type CleanUp = () => void | Promise<void>;

/** The clean-ups of one run. */
export class CleanUps {
  readonly #deferred: { stage: string; cleanUp: CleanUp }[] = [];

  defer(stage: string, cleanUp: CleanUp): void {
    this.#deferred.push({ stage, cleanUp });
  }

  /** Runs every clean-up one after another, the last one deferred first, also those that a clean-up defers. Never rejects. */
  async run(onFailure: (stage: string, error: unknown) => void): Promise<void> {
    for (let next = this.#deferred.pop(); next !== undefined; next = this.#deferred.pop()) {
      try {
        await next.cleanUp();
      } catch (error) {
        onFailure(next.stage, error);
      }
    }
  }
}
