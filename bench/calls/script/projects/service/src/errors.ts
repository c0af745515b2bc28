export abstract class HttpError extends Error {
  abstract get status(): number;

  describe(): string {
    return `${String(this.status)} ${this.message}`;
  }
}

export class NotFound extends HttpError {
  constructor(id: string) {
    super(`no note ${id}`);
  }

  get status(): number {
    return 404;
  }
}

export function isHttpError(error: unknown): error is HttpError {
  return error instanceof HttpError;
}
