export type Step<From, To> = (value: From) => To;

export function compose<A, B, C>(first: Step<A, B>, second: Step<B, C>): Step<A, C> {
  return (value) => second(first(value));
}

export function* lines(text: string): Generator<string> {
  for (const line of text.split('\n')) yield clean(line);
}

export async function retry<T>(times: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (times <= 1) throw error;
    return retry(times - 1, work);
  }
}

function clean(line: string): string {
  return line.trim();
}
