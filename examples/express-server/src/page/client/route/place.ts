/** A place of the page, as its address names it. */
export type Place =
  | { view: 'home' }
  | { view: 'account'; login: string }
  | { view: 'job'; id: string }
  | { view: 'report'; id: string; tab: string }
  | { view: 'jobs'; status: string; name: string; page: number }
  | { view: 'nowhere' };

/** Reads the fragment of an address. */
export function placeOf(fragment: string): Place {
  const { pathname, searchParams } = new URL(fragment.replace(/^#?\/?/, '/'), 'http://page.invalid');
  const [view = '', given = '', ...rest] = pathname.split('/').filter((part) => part !== '').map(decoded);
  if (rest.length > 0) return { view: 'nowhere' };
  if (view === '') return { view: 'home' };
  if (view === 'jobs' && given === '') {
    const page = Number(searchParams.get('page') ?? 1);
    return { view, status: searchParams.get('status') ?? '', name: searchParams.get('name') ?? '', page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
  }
  if (view === 'account' && given !== '') return { view, login: given };
  if (view === 'job' && given !== '') return { view, id: given };
  if (view === 'report' && given !== '') return { view, id: given, tab: searchParams.get('tab') ?? 'overview' };
  return { view: 'nowhere' };
}

/** The address of a place. */
export function addressOf(place: Place): string {
  switch (place.view) {
    case 'account':
      return `#/account/${encodeURIComponent(place.login)}`;
    case 'job':
      return `#/job/${encodeURIComponent(place.id)}`;
    case 'report':
      return `#/report/${encodeURIComponent(place.id)}${place.tab === 'overview' ? '' : `?tab=${encodeURIComponent(place.tab)}`}`;
    case 'jobs': {
      const query = new URLSearchParams({ ...(place.status && { status: place.status }), ...(place.name && { name: place.name }), ...(place.page > 1 && { page: String(place.page) }) });
      return `#/jobs${query.size > 0 ? `?${query.toString()}` : ''}`;
    }
    default:
      return '#/';
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
