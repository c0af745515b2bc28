/** A request that failed, in words for a reader. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0: no answer came. */
  readonly status: number;
  readonly title: string;
  /** What to quote when asking for help, or `null`. */
  readonly requestId: string | null;

  constructor(title: string, options: { status: number; detail: string; requestId?: string | null }) {
    super(options.detail);
    this.title = title;
    this.status = options.status;
    this.requestId = options.requestId ?? null;
  }
}

/** The error that an answer tells of: its problem+json, or what its status says. */
export async function errorOf(response: Response): Promise<ApiError> {
  const { status } = response;
  const problem = (await response.json().catch(() => ({}))) as { title?: unknown; detail?: unknown; request_id?: unknown; errors?: unknown };
  const wait = Number(response.headers.get('retry-after'));
  const hint = [429, 503].includes(status) && wait > 0 ? ` Try again in ${waiting(wait)}.` : '';
  const places = Array.isArray(problem.errors) ? (problem.errors as { detail?: unknown }[]).flatMap(({ detail }) => (typeof detail === 'string' ? detail : [])) : [];
  const detail = [typeof problem.detail === 'string' ? problem.detail : (WORDS[status] ?? 'The server could not do this.'), ...places].join(' ');
  return new ApiError(TITLES[status] ?? (typeof problem.title === 'string' ? problem.title : `The server answered ${status}`), {
    status,
    detail: `${detail}${hint}`,
    requestId: typeof problem.request_id === 'string' ? problem.request_id : null,
  });
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'A key is needed',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not now',
  422: 'That cannot be scanned',
  429: 'Too many scans for now',
  503: 'The server is busy',
  504: 'That took too long',
};

const WORDS: Readonly<Record<number, string>> = {
  404: 'There is nothing under this address any more.',
  429: 'The limit of scans is reached.',
  503: 'A part of the server does not answer.',
};

function waiting(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3_600)} hours`;
}
