import type { AccountScan } from '@reposcan/core';

const prefix = 'reposcan-account:';

/** Account scans that this tab has seen, so that going back does not scan again. */
export function keptScan(login: string): AccountScan | null {
  const text = sessionStorage.getItem(prefix + login.toLowerCase());
  return text === null ? null : (JSON.parse(text) as AccountScan);
}

/** Keeps a scan as long as the tab is open, in place of the others where there is no room for both. */
export function keepScan(login: string, scan: AccountScan): void {
  const write = (): void => sessionStorage.setItem(prefix + login.toLowerCase(), JSON.stringify(scan));
  try {
    write();
  } catch {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
    try {
      write();
    } catch {
      // Too large for this browser: it is scanned again when it is wanted again.
    }
  }
}
