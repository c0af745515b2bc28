import type { RepositoryScan } from '@reposcan/core';
import { el, fill } from '../dom/element.js';
import { outsideLink } from '../dom/link.js';
import { empty, facts, pageHead, tiles } from '../dom/parts.js';
import { graphPanel } from '../graph/graph-panel.js';
import { skeleton } from '../shell/skeleton.js';
import type { ViewContext } from '../shell/view.js';
import { byteSize, count, day } from '../text/figures.js';
import { callsPanel } from './calls-panel.js';
import { filesPanel } from './files-panel.js';
import { layersPanel } from './layers-panel.js';
import { overviewPanel } from './overview-panel.js';
import { tabs, type Tab } from './tabs.js';
import { warningsCard } from './warnings-card.js';

/** What a deep scan found, in tabs. */
export async function reportView({ api, signal, main, title }: ViewContext, id: string, tab: string, onTab: (tab: string) => void): Promise<void> {
  title('Report');
  fill(main, skeleton('Report', 4));
  const scan = await api.get<RepositoryScan>(`/repositories/${encodeURIComponent(id)}/report`, signal);
  const { repository, stats, languages, entryPoints, history, warnings } = scan;
  title(repository.name);
  fill(
    main,
    head(repository),
    tiles([
      ['files', `${count(stats.files)}${stats.truncated ? '+' : ''}`],
      ['lines', count(stats.lines)],
      ['size', byteSize(stats.bytes)],
      ['languages', count(languages.length)],
      ['entry points', count(entryPoints.length)],
      ['commits, last year', history === null ? 'not read' : count(history.commits)],
    ]),
    warningsCard(warnings),
    tabs(panels(scan, signal), tab, onTab),
  );
  main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

function head({ name, subject, source, branch, commit, committedAt, licenseFile, shallow }: RepositoryScan['repository']): HTMLElement {
  return pageHead(
    name,
    el('bdi', {}, subject),
    facts([
      outsideLink(source.location, el('bdi', {}, source.location.replace(/^https?:\/\//, ''))),
      branch !== null && ['branch ', el('bdi', {}, branch)],
      ['commit ', el('code', {}, commit.slice(0, 10))],
      day(committedAt),
      licenseFile === null ? 'no licence file' : ['licence in ', el('bdi', {}, licenseFile)],
      shallow && 'shallow',
    ]),
  );
}

function panels(scan: RepositoryScan, signal: AbortSignal): Tab[] {
  const { importGraph, layers, callGraph, files } = scan;
  return [
    { id: 'overview', title: 'Overview', content: () => overviewPanel(scan) },
    { id: 'files', title: `Files ${count(files.length)}`, content: () => filesPanel(scan) },
    { id: 'graph', title: 'Imports', content: () => (importGraph === null || importGraph.files.length === 0 ? missing('There is no import graph to show.') : graphPanel(scan, signal)) },
    { id: 'layers', title: 'Layers', content: () => (layers === null || layers.folders.length === 0 ? missing('There are no layers to show.') : layersPanel(layers)) },
    ...(callGraph === null ? [] : [{ id: 'calls', title: `Calls ${count(callGraph.edges.length)}`, content: () => callsPanel(callGraph) }]),
  ];
}

function missing(title: string): HTMLElement {
  return empty(title, 'This repository has no code of a language that is read, or the stage failed; then the warnings say so.');
}
