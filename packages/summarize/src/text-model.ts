/** What a language model is asked. */
export interface TextRequest {
  /** What it is to do. Trusted: never holds text of a repository. */
  instructions: string;
  /** What it is to do it with. Holds untrusted text, fenced. */
  prompt: string;
  /** A JSON Schema: the answer is JSON of this shape, or an error. @default plain text */
  schema?: Record<string, unknown> | undefined;
  /** Tokens. */
  maxOutputTokens: number;
  signal?: AbortSignal | undefined;
}

/** What a language model answers. */
export interface TextAnswer {
  text: string;
  /** `length`: cut off. `refused`: it would not, by its own words or its provider's filter. */
  finish: 'stop' | 'length' | 'refused';
  /** Tokens; `null` where it does not say. */
  inputTokens: number | null;
  outputTokens: number | null;
  /** Requests that were sent for it, repeats included. @default 1 */
  requests?: number | undefined;
}

/** A language model. Everything that summarises with one speaks to this. */
export interface TextModel {
  /** Names the model, for the cache and the report: `gpt-5-mini`. */
  readonly id: string;
  /** Tokens that instructions, prompt and answer may have together. */
  readonly contextTokens: number;
  /** Rejects with a `SummarizeError`, whose message is shown; or with anything else, whose message is not. */
  generate(request: TextRequest): Promise<TextAnswer>;
}
