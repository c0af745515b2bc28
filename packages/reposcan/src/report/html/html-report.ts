import type { AccountScan, RepositoryScan } from '@reposcan/core';
import type { DeepAccountScan } from '../../deep/deep-account-scan.js';
import { accountContent } from './account-content.js';
import { graphPartsOf } from './code/graph-card.js';
import { page } from './page.js';
import { repositoryContent } from './repository-content.js';

/** A scan as one self-contained web page: it loads nothing, works without scripts, and shows untrusted text as text. */
export function renderHtmlReport(scan: AccountScan | DeepAccountScan | RepositoryScan): string {
  if (scan.kind === 'account-scan') return page(`${scan.profile.login} · reposcan`, accountContent(scan));
  const graph = graphPartsOf(scan);
  return page(`${scan.repository.name} · reposcan`, repositoryContent(scan, graph), graph ?? undefined);
}
