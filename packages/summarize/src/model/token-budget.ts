/** What a request may cost, before it is sent. */
export interface TokenClaim {
  input: number;
  output: number;
}

/** Tokens that one summary may use, over all its requests. */
export interface TokenBudget {
  /** Takes tokens for a request; false where they are not there: then nothing is taken, and the request must not be sent. */
  take(claim: TokenClaim): boolean;
  /** Where a request took more than was thought, the difference is taken too: the next ones get less. */
  settle(claim: TokenClaim, used: TokenClaim): void;
  readonly left: TokenClaim;
}

/** A budget that nothing was taken from. */
export function createTokenBudget({ input, output }: TokenClaim): TokenBudget {
  const left = { input, output };
  return {
    take(claim) {
      if (claim.input > left.input || claim.output > left.output) return false;
      left.input -= claim.input;
      left.output -= claim.output;
      return true;
    },
    settle(claim, used) {
      left.input -= Math.max(0, used.input - claim.input);
      left.output -= Math.max(0, used.output - claim.output);
    },
    get left() {
      return { ...left };
    },
  };
}
